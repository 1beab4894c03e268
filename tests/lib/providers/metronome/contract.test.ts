import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { HttpClient, HttpSession } from "@/lib/providers/http/client";
import { createMetronomeClient } from "@/lib/providers/metronome/client";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { readAll } from "@/tests/lib/providers/metronome/reading";
import { story } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";
import { metronomeApi } from "@/tests/support/openapi";

const api = metronomeApi();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());

type Exchange = {
  readonly endpoint: string;
  readonly query: Readonly<Record<string, string>>;
  /** Null for a GET. */
  readonly sent: unknown;
  readonly answer: unknown;
};

/** The real client over real HTTP; what passes is written down. */
const recording = (http: HttpClient, exchanges: Exchange[]): HttpClient => ({
  open: (target) => {
    const session = http.open(target);
    const written: HttpSession = {
      ...session,
      getJson: async (path, query) => {
        const answer = await session.getJson(path, query);
        exchanges.push({ endpoint: `GET ${path}`, query, sent: null, answer: answer.body });
        return answer;
      },
      postJson: async (path, sent) => {
        const answer = await session.postJson(path, sent);
        exchanges.push({ endpoint: `POST ${path}`, query: {}, sent, answer: answer.body });
        return answer;
      },
    };
    return written;
  },
});

/** Newer than the published fragment, or unknown to it on purpose. */
const isBeyondFragment = (problem: string): boolean => /REVALUATION|access_type/.test(problem);

const answerWith = z.looseObject({ data: z.array(z.unknown()) });

/** The answer without the items that are beyond the fragment; all the others have to keep it. */
const within = (endpoint: string, body: unknown): unknown => {
  const { data, ...rest } = answerWith.parse(body);
  const isPublished = (item: unknown): boolean =>
    !api.answer(endpoint, { ...rest, data: [item] }).some(isBeyondFragment);
  return { ...rest, data: data.filter(isPublished) };
};

const problemsOf = ({ endpoint, sent, answer }: Exchange): readonly string[] => {
  const [, path = ""] = endpoint.split(" ");
  const asked = sent === null ? [] : api.request(path, sent);
  return [...asked, ...api.answer(endpoint, within(endpoint, answer))];
};

const queryNames = ["limit", "next_page", "customer_ids", "salesforce_account_ids"];

test("every request and every answer keeps the published schemas", async () => {
  const exchanges: Exchange[] = [];
  const { url, token } = sandbox.metronome;
  const http = recording(createTestHttp(url), exchanges);
  const whole = await readAll({ url, token, http });
  const customerId = sandbox.metronome.customerId("harbour-freight");
  const salesforce = JSON.stringify(whole.accounts).match(/001Qx\w+/)?.[0] ?? "";
  const named = { customerIds: [customerId], salesforceAccountIds: [salesforce] };
  await readAll({ url, token, http, settings: named });
  const client = createMetronomeClient(
    http.open({
      vendor: "Metronome",
      connectionName: "Northlight",
      secrets: [token],
      headers: { authorization: `Bearer ${token}` },
      baseUrl: url,
      resetHeader: "seconds-until",
      signal: new AbortController().signal,
    }),
  );
  await client.probe();
  for (const list of ["commits", "credits"] as const) {
    const one = whole.commitments.find(
      ({ vendorType }) => (vendorType === "CREDIT") === (list === "credits"),
    );
    for await (const page of client.listOne(list, customerId, one?.externalId ?? "")) void page;
    for await (const page of client.listAll(list, customerId)) void page;
  }
  expect([...new Set(exchanges.map(({ endpoint }) => endpoint))].sort()).toEqual([
    "GET /v1/credit-types/list",
    "GET /v1/customers",
    "POST /v1/contracts/customerBalances/list",
    "POST /v1/contracts/customerCommits/list",
    "POST /v1/contracts/customerCredits/list",
    "POST /v2/contracts/list",
  ]);
  for (const exchange of exchanges) {
    const { endpoint, query } = exchange;
    expect({ endpoint, problems: problemsOf(exchange) }).toEqual({ endpoint, problems: [] });
    expect(queryNames).toEqual(expect.arrayContaining(Object.keys(query)));
  }
});
