import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { ProviderId } from "@/lib/domain/base/account";
import type { HttpDependencies } from "@/lib/providers/http/client";
import {
  type Connection,
  type Provider,
  type ProviderBatch,
  ProviderError,
} from "@/lib/providers/provider";
import { createProviderRegistry } from "@/lib/providers/registry";
import { type Fault, type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listDisorder } from "@/tests/lib/providers/conformance/list-disorder";
import {
  completenessOf,
  factTexts,
  readAll,
  rejectedOf,
  story,
} from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";

/** What a provider's own test tells of it; everything else holds for every source. */
export type Conformance = {
  readonly id: ProviderId;
  /** With a good credential, to a part of the story that is quickly read and has two parts at least. */
  connect(sandbox: Sandbox): Connection;
  /** Nobody's credential, one that may do nothing, and every text that nobody may be told. */
  credentials(sandbox: Sandbox): {
    readonly wrong: string;
    readonly powerless: string;
    readonly hidden: readonly string[];
  };
  /** The call that brings the terms of one part, and that part's name in the sandbox. */
  readonly part: { readonly path: string; readonly account: string };
  /** Each breaks one row of that part's terms among others, which is set aside under this code. */
  readonly brokenRows: readonly { readonly fault: Fault; readonly code: string }[];
  /** The body of an answer with one more row, of a shape that nobody can read. */
  addRow(body: string, filler: string): string;
};

/** As a provider's tests see it: in a sandbox of its own, over HTTP, whatever stands in between. */
export type Subject = Conformance & {
  sandbox(): Sandbox;
  connection(): Connection;
  hidden(): readonly string[];
  /** The facts of a good read, as texts. */
  whole(): readonly string[];
  providerAt(url: string, options?: Partial<HttpDependencies>): Provider;
  read(to?: Connection): Promise<ProviderBatch[]>;
  /** A read whose one part meets this. */
  readIn(trouble: Fault): Promise<ProviderBatch[]>;
};

/** Soon out of patience, for those who wait for a silent vendor. */
const hasty = { headersTimeoutMs: 600, idleTimeoutMs: 600 };

export const createSubject = (conformance: Conformance): Subject => {
  let sandbox: Sandbox;
  let connection: Connection;
  let whole: readonly string[];
  const { id, part } = conformance;
  const providerAt = (url: string, options: Partial<HttpDependencies> = {}): Provider => {
    const provider = createProviderRegistry(createTestHttp(url, options)).get(id);
    if (provider === undefined) throw new Error(`${id} is a source of this version.`);
    return provider;
  };
  const read = (to: Connection = connection) => readAll(providerAt(to.baseUrl), to);
  beforeAll(async () => {
    sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
    connection = conformance.connect(sandbox);
    whole = factTexts(await read());
  });
  afterAll(() => sandbox.close());
  afterEach(() => {
    sandbox.clearFaults();
    sandbox.clearRequests();
  });
  return {
    ...conformance,
    sandbox: () => sandbox,
    connection: () => connection,
    hidden: () => conformance.credentials(sandbox).hidden,
    whole: () => whole,
    providerAt,
    read,
    readIn: (trouble) => {
      sandbox.setFault({ ...trouble, ...part });
      return readAll(providerAt(sandbox.url, hasty), connection);
    },
  };
};

export const failureOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof ProviderError) return error;
  throw new Error(`It did not fail as a provider does: ${error}`);
};

export const expectNothingTold = ({ hidden }: Subject, ...told: readonly unknown[]): void => {
  const text = told.map((each) => `${String(each)} ${JSON.stringify(each)}`).join("\n");
  for (const secret of hidden()) expect(text).not.toContain(secret);
};

export const rawCharsMax = 4_000;

/** What holds of whatever was read, in whatever trouble. */
export const expectInOrder = (subject: Subject, batches: readonly ProviderBatch[]): void => {
  expect(listDisorder(batches)).toEqual([]);
  expectNothingTold(subject, batches);
  for (const row of rejectedOf(batches)) {
    expect(row.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(row.reason).toMatch(/\S/);
    expect(row.raw.length).toBeLessThanOrEqual(rawCharsMax);
  }
  for (const each of completenessOf(batches))
    if (each.state === "incomplete") expect(each.reason).toMatch(/\S/);
};

export const expectComplete = (batches: readonly ProviderBatch[]): void =>
  expect(completenessOf(batches)).toEqual(
    completenessOf(batches).map(() => ({ state: "complete" })),
  );
