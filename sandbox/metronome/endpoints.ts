import { type Fault, findFault } from "@/sandbox/faults/fault";
import { type Answer, type Endpoint, jsonAnswer, type SandboxRequest } from "@/sandbox/http/answer";
import { createRateLimiter } from "@/sandbox/http/rate-limiter";
import { answerBalances, type BalanceList } from "@/sandbox/metronome/balances-endpoint";
import * as rules from "@/sandbox/metronome/body-rules";
import { CREDIT_TYPES } from "@/sandbox/metronome/credit-types";
import { answerCustomers } from "@/sandbox/metronome/customers-endpoint";
import type { CustomerBook } from "@/sandbox/metronome/model";
import { answerNetBalance } from "@/sandbox/metronome/net-balance-endpoint";
import { contractObject, customerObject } from "@/sandbox/metronome/objects";
import { refusal, tooManyRequests } from "@/sandbox/metronome/refusals";
import type { MetronomeWorld } from "@/sandbox/metronome/world";

/** Invented, and of no use outside the sandbox. */
export const METRONOME_TOKEN = "northlight-metronome-token";
export const POWERLESS_METRONOME_TOKEN = "northlight-metronome-powerless";

export type MetronomeEndpointsInput = {
  readonly world: MetronomeWorld;
  readonly requestsPerMinute: number;
};

type Asked = { readonly body: rules.Body; readonly now: number; readonly faults: readonly Fault[] };
type ForCustomer = (book: CustomerBook, asked: Asked) => Answer;

const LISTS: Readonly<Record<string, BalanceList>> = {
  customerCommits: {
    idName: "commit_id",
    flag: "include_contract_commits",
    has: ({ type }) => type !== "CREDIT",
  },
  customerCredits: {
    idName: "credit_id",
    flag: "include_contract_credits",
    has: ({ type }) => type === "CREDIT",
  },
  customerBalances: { idName: "id", flag: "include_contract_balances", has: () => true },
};

const refuseToken = ({ headers }: SandboxRequest): Answer | null => {
  const token = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? "")?.[1];
  if (token === METRONOME_TOKEN) return null;
  return token === POWERLESS_METRONOME_TOKEN
    ? refusal(403, "This token may not call this endpoint")
    : refusal(401, "Unauthorized");
};

const DEFAULT_NESTED = 1;

const nestedMostIn = (faults: readonly Fault[]): number | undefined => {
  const cut = findFault(faults, "truncated-contracts");
  return cut ? (cut.items ?? DEFAULT_NESTED) : undefined;
};

const wantedOf = ({ body, now, faults }: Asked) => ({
  nestedMost: nestedMostIn(faults),
  hasLedger: body.include_ledgers === true,
  hasBalance: body.include_balance === true,
  now,
});

const answerContracts: ForCustomer = (book, asked) => {
  const { body, now } = asked;
  if (body.covering_date !== undefined && body.starting_at !== undefined) {
    return refusal(400, "covering_date and starting_at cannot be given together");
  }
  const covering = body.covering_date === undefined ? null : Date.parse(String(body.covering_date));
  const from = body.starting_at === undefined ? null : Date.parse(String(body.starting_at));
  const shown = book.contracts.filter(
    ({ archivedAt, start, end }) =>
      (body.include_archived === true || archivedAt === null || archivedAt > now) &&
      (covering === null || (start <= covering && (end === null || covering < end))) &&
      (from === null || start >= from),
  );
  const data = shown.map((contract) => contractObject(book, contract, wantedOf(asked)));
  return jsonAnswer(200, { data });
};

const answerContract: ForCustomer = (book, asked) => {
  const { body } = asked;
  if (body.as_of_date !== undefined && body.include_ledgers === true) {
    return refusal(400, "as_of_date cannot be given together with include_ledgers");
  }
  const contract = book.contracts.find(({ id }) => id === body.contract_id);
  if (!contract) return refusal(404, "Contract not found");
  return jsonAnswer(200, { data: contractObject(book, contract, wantedOf(asked)) });
};

const answerCreditTypes = (): Answer =>
  jsonAnswer(200, {
    data: CREDIT_TYPES.map(({ id, name, isCurrency }) => ({ id, name, is_currency: isCurrency })),
    next_page: null,
  });

export const createMetronomeEndpoints = (input: MetronomeEndpointsInput): readonly Endpoint[] => {
  const { world } = input;
  const takeTurn = createRateLimiter(input.requestsPerMinute);
  const guarded = (
    method: Endpoint["method"],
    path: string,
    answer: Endpoint["answer"],
  ): Endpoint => ({
    method,
    path,
    answer: (request, faults) => {
      const refused = refuseToken(request);
      if (refused) return refused;
      return takeTurn(path).isAllowed ? answer(request, faults) : tooManyRequests();
    },
  });
  const forCustomer = (path: string, held: rules.Rules, answer: ForCustomer): Endpoint =>
    guarded("POST", path, (request, faults) => {
      const body = rules.readBody(request, held);
      if (!body.isValid) return refusal(400, body.message);
      const customer = world.find(String(body.value.customer_id));
      if (!customer) return refusal(404, "Customer not found");
      return answer(world.book(customer), { body: body.value, now: world.now(), faults });
    });

  return [
    guarded("GET", "/v1/customers", ({ query }, faults) => answerCustomers(world, query, faults)),
    guarded("GET", "/v1/customers/{id}", ({ pathId }) => {
      if (!rules.isUuid(pathId)) return refusal(400, "customer_id is not valid");
      const customer = world.find(pathId ?? "");
      if (!customer) return refusal(404, "Customer not found");
      return jsonAnswer(200, { data: customerObject(customer) });
    }),
    guarded("GET", "/v1/credit-types/list", answerCreditTypes),
    ...Object.entries(LISTS).map(([name, list]) =>
      forCustomer(
        `/v1/contracts/${name}/list`,
        rules.listRules(list.idName, list.flag),
        (book, asked) => answerBalances(list, book, asked),
      ),
    ),
    forCustomer("/v1/contracts/customerBalances/getNetBalance", rules.NET_RULES, answerNetBalance),
    forCustomer("/v2/contracts/list", rules.CONTRACTS_RULES, answerContracts),
    forCustomer("/v2/contracts/get", rules.CONTRACT_RULES, answerContract),
  ];
};
