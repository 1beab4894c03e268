import type { HttpSession, JsonBody, Query } from "@/lib/providers/http/client";
import { readPages } from "@/lib/providers/metronome/pages";
import type { Page } from "@/lib/providers/metronome/vendor-row";

export type CustomerFilter =
  | { readonly customer_ids: string }
  | { readonly salesforce_account_ids: string }
  | Record<string, never>;

export type MetronomeClient = {
  /** The smallest call that proves the credential. */
  probe(): Promise<void>;
  listCustomers(filter: CustomerFilter): AsyncIterable<Page>;
  listCreditTypes(): AsyncIterable<Page>;
  /** All contracts of a customer, archived ones too; this list has no pages. */
  listContracts(customerId: string): AsyncIterable<Page>;
  /** Commits and credits with ledgers and balances: the one list in which ledgers are whole. */
  listBalances(customerId: string): AsyncIterable<Page>;
  listOne(list: "commits" | "credits", customerId: string, id: string): AsyncIterable<Page>;
  /** The terms alone. */
  listAll(list: "commits" | "credits", customerId: string): AsyncIterable<Page>;
};

/** The most the vendor gives. */
const customersPageSize = "100";
const balancesPageSize = 25;

const lists = {
  commits: {
    path: "/v1/contracts/customerCommits/list",
    flags: { include_contract_commits: true, include_archived: true },
    idName: "commit_id",
  },
  credits: {
    path: "/v1/contracts/customerCredits/list",
    flags: { include_contract_credits: true, include_archived: true },
    idName: "credit_id",
  },
} as const;

const withLedger = { include_ledgers: true, include_balance: true };

export const createMetronomeClient = (http: HttpSession): MetronomeClient => {
  const get = (what: string, path: string, query: Query): AsyncIterable<Page> =>
    readPages(what, (cursor) =>
      http.getJson(path, {
        ...query,
        limit: customersPageSize,
        ...(cursor === null ? {} : { next_page: cursor }),
      }),
    );
  const post = (what: string, path: string, body: JsonBody): AsyncIterable<Page> =>
    readPages(what, (cursor) =>
      http.postJson(path, {
        ...body,
        limit: balancesPageSize,
        ...(cursor === null ? {} : { next_page: cursor }),
      }),
    );
  return {
    async probe() {
      const [path, query] = ["/v1/customers", { limit: "1" }];
      for await (const _page of readPages("customers", () => http.getJson(path, query))) return;
    },
    listCustomers: (filter) => get("customers", "/v1/customers", filter),
    listCreditTypes: () => get("credit types", "/v1/credit-types/list", {}),
    listContracts: (customer_id) =>
      readPages("contracts", () =>
        http.postJson("/v2/contracts/list", { customer_id, include_archived: true }),
      ),
    listBalances: (customer_id) =>
      post("commits and credits", "/v1/contracts/customerBalances/list", {
        customer_id,
        include_contract_balances: true,
        include_archived: true,
        ...withLedger,
      }),
    listOne: (list, customer_id, id) => {
      const { path, flags, idName } = lists[list];
      return post(list, path, { customer_id, [idName]: id, ...flags, ...withLedger });
    },
    listAll: (list, customer_id) => {
      const { path, flags } = lists[list];
      return post(list, path, { customer_id, ...flags });
    },
  };
};
