import { type Sandbox, type SandboxOptions, startSandbox } from "@/sandbox/start-sandbox";
import { metronomeApi } from "@/tests/support/openapi";

export const api = metronomeApi();

export const CLOCK = "2026-11-20T20:30:00.000Z";
export const BALANCES = "POST /v1/contracts/customerBalances/list";
export const CONTRACTS = "POST /v2/contracts/list";

export type Row = { readonly [name: string]: unknown };
export type Listed = { readonly data: readonly Row[]; readonly next_page?: unknown };

export const startAsking = (options: SandboxOptions = {}): Promise<Sandbox> =>
  startSandbox({ anchor: "2026-11-20", now: () => new Date(CLOCK), ...options });

export const ask = async (
  { metronome }: Sandbox,
  endpoint: string,
  body: Row = {},
): Promise<Response> => {
  const [method = "", path = ""] = endpoint.split(" ");
  return fetch(metronome.url + path, {
    method,
    headers: { Authorization: `Bearer ${metronome.token}`, "Content-Type": "application/json" },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  });
};

export const read = async (sandbox: Sandbox, endpoint: string, body: Row = {}): Promise<Listed> => {
  const response = await ask(sandbox, endpoint, body);
  if (response.status !== 200) throw new Error(`${endpoint}: ${response.status}`);
  return response.json();
};

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const rowOf = (value: unknown): Row => {
  if (!isRow(value)) throw new Error(`${JSON.stringify(value)} is no object`);
  return value;
};

export const rowsIn = (value: unknown): readonly Row[] => {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is no list`);
  return value.map(rowOf);
};

/** Everything about a customer: with ledgers and balances, archived or not, of contracts or not. */
export const everythingOf = (sandbox: Sandbox, slug: string): Row => ({
  customer_id: sandbox.metronome.customerId(slug),
  include_contract_balances: true,
  include_archived: true,
  include_balance: true,
  include_ledgers: true,
});

const MOST_PAGES = 100;

/** Every page of it. */
export const balancesOf = async (sandbox: Sandbox, slug: string): Promise<readonly Row[]> => {
  const found: Row[] = [];
  let next: unknown = null;
  for (let number = 0; number < MOST_PAGES; number += 1) {
    const cursor = next === null ? {} : { next_page: next };
    const page = await read(sandbox, BALANCES, { ...everythingOf(sandbox, slug), ...cursor });
    found.push(...page.data);
    next = page.next_page ?? null;
    if (next === null) return found;
  }
  throw new Error(`${slug} has more than ${MOST_PAGES} pages`);
};
