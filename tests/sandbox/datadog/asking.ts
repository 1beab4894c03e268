import { expect } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/sandbox/start-sandbox";
import { openApi } from "@/tests/support/openapi";

export const CLOCK = "2026-11-20T20:30:00.000Z";
const DAY_MS = 86_400_000;
const PATH = "/api/v2/cost/commitments/";

export const datadogApi = openApi("tests/fixtures/datadog-commitments.openapi.json");

export const startAsking = (options: SandboxOptions = {}): Promise<Sandbox> =>
  startSandbox({ anchor: "2026-11-20", now: () => new Date(CLOCK), ...options });

export type Row = Readonly<Record<string, unknown>>;
export type Query = Readonly<Record<string, string>>;

export const day = (text: string): Query => days(text, 1);

export const days = (first: string, count: number): Query => {
  const start = Date.parse(`${first}T00:00:00Z`);
  return { start: String(start), end: String(start + count * DAY_MS) };
};

/** Every product with commitments, in the three words a call is made of. */
export const CALLS: readonly Query[] = [
  ...["ec2", "rds", "elasticache", "redshift"].map((product) => ({ provider: "aws", product })),
  ...["ec2", "rds", "lambda", "sagemaker"].map((product) => ({
    provider: "aws",
    product,
    commitmentType: "sp",
  })),
  { provider: "azure", product: "virtualmachines" },
  { provider: "azure", product: "virtualmachines", commitmentType: "sp" },
];

export const ask = (
  { datadog }: Sandbox,
  name: string,
  query: Query,
  keys: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${datadog.url}${PATH}${name}?${new URLSearchParams(query)}`, {
    headers: { "DD-API-KEY": datadog.apiKey, "DD-APPLICATION-KEY": datadog.appKey, ...keys },
  });

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const rowOf = (value: unknown): Row => {
  if (!isRow(value)) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  return value;
};

export const listOf = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Error(`Not a list: ${JSON.stringify(value)}`);
  return value;
};

export const read = async (sandbox: Sandbox, name: string, query: Query): Promise<Row> => {
  const response = await ask(sandbox, name, query);
  expect(response.status).toBe(200);
  return rowOf(await response.json());
};

export const readRows = async (sandbox: Sandbox, query: Query): Promise<readonly Row[]> =>
  listOf((await read(sandbox, "commitment-list", query)).commitments).map(rowOf);

export const endpointOf = (name: string): string => `GET ${PATH}${name}`;

/** What is expected of the commitments a call is about. */
export const expectedOf = ({ datadog }: Sandbox, call: Query) =>
  datadog
    .expected()
    .commitments.filter(
      ({ provider, products, type }) =>
        provider === call.provider &&
        products.includes(call.product ?? "") &&
        type === (call.commitmentType ?? "ri"),
    );
