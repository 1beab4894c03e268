import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type Connection,
  type FetchContext,
  type ProviderBatch,
  ProviderError,
} from "@/lib/providers/provider";
import type { DatadogProduct } from "@/lib/sources/datadog";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import {
  commitmentsOf,
  connectionTo,
  datadogOver,
  samplesOf,
} from "@/tests/lib/providers/datadog/support/read-datadog";
import {
  batchesOf,
  contextOf,
  oneOf,
  readAll,
  rejectedOf,
  story,
} from "@/tests/lib/providers/reading";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const list = "/api/v2/cost/commitments/commitment-list";
const reservations: DatadogProduct = { provider: "aws", product: "ec2", type: "ri" };
const databases: DatadogProduct = { provider: "aws", product: "rds", type: "ri" };
const plans: DatadogProduct = { provider: "aws", product: "ec2", type: "sp" };

const read = (
  settings: Parameters<typeof connectionTo>[1] = {},
  listSampledDays?: FetchContext["listSampledDays"],
) =>
  readAll(
    datadogOver(sandbox.url),
    connectionTo(sandbox, { backfillDays: 3, products: [reservations], ...settings }),
    contextOf(listSampledDays),
  );

const failureOf = async (connection: Connection): Promise<ProviderError> => {
  const error = await readAll(datadogOver(connection.baseUrl), connection).catch(
    (caught: unknown) => caught,
  );
  if (!(error instanceof ProviderError)) throw new Error("It did not fail");
  return error;
};

const notesOf = (batches: readonly ProviderBatch[], stream: string) =>
  rejectedOf(batches).filter((row) => row.stream === stream);

/** The samples of the second row of the list, which is the one that faults break. */
const secondOf = (batches: readonly ProviderBatch[]) => {
  const second = commitmentsOf(batches)[1];
  return samplesOf(batches).filter(({ commitmentId }) => commitmentId === second?.id);
};

describe("a utilization that is not one", () => {
  test("percent instead of fractions half way through the history: doubted from that day on, never mixed", async () => {
    sandbox.setFault({ kind: "utilization", as: "percent", from: "2026-11-15", path: list });
    const batches = await read({ backfillDays: 10 });
    const samples = samplesOf(batches);
    const [before, after] = [
      samples.filter(({ day }) => day < "2026-11-15"),
      samples.filter(({ day }) => day >= "2026-11-15"),
    ];
    expect(before).toHaveLength(5 * 11);
    expect(before.every(({ doubt, utilization }) => doubt === null && utilization !== null)).toBe(
      true,
    );
    const used = after.filter(({ raw }) => raw !== "0");
    expect(used).toHaveLength(5 * 10);
    expect(used.every(({ doubt, utilization }) => doubt === "scale" && utilization === null)).toBe(
      true,
    );
    expect(used.every(({ raw }) => Number(raw) > 1)).toBe(true);
    // Nothing used is nothing used on either scale.
    const idle = after.filter(({ raw }) => raw === "0");
    expect(idle.map(({ utilization }) => utilization)).toEqual(Array(5).fill("0"));
    const notes = notesOf(batches, "samples");
    expect(notes.map(({ code, isSetAside }) => [code, isSetAside])).toEqual(
      Array(5).fill(["utilization-scale", false]),
    );
    expect(notes[0]?.reason).toMatch(/looks like percent .* So on 10 rows of that day/);
  });

  test("the same history read as percent is doubted on the days of fractions, and exact on the others", async () => {
    sandbox.setFault({ kind: "utilization", as: "percent", from: "2026-11-18", path: list });
    const samples = samplesOf(await read({ scale: "percent" }));
    const told = sandbox.datadog.expected(3).commitments;
    for (const { day, commitmentId, utilization, doubt, raw } of samples) {
      if (raw === "0") continue;
      if (day < "2026-11-18") expect([utilization, doubt]).toEqual([null, "scale"]);
      else
        expect([commitmentId, Number(utilization) * 100]).toEqual([
          commitmentId,
          expect.closeTo(Number(raw), 6),
        ]);
    }
    const exact = told
      .flatMap(({ days }) => days)
      .map(({ day, utilization }) => `${day} ${utilization}`);
    const own = samples.filter(({ doubt }) => doubt === null);
    expect(own.length).toBeGreaterThan(15);
    for (const { day, utilization } of own) expect(exact).toContain(`${day} ${utilization}`);
  });

  test.each([
    ["high", "1.7", "scale"],
    ["negative", "-0.25", "out-of-range"],
    ["null", "null", "not-given"],
  ] as const)(
    "%s: the raw value is kept with its doubt, nothing is used, others are",
    async (as, raw, doubt) => {
      const whole = samplesOf(await read());
      sandbox.setFault({ kind: "utilization", as, path: list });
      const batches = await read();
      expect(secondOf(batches).map((each) => [each.utilization, each.raw, each.doubt])).toEqual(
        Array(3).fill([null, raw, doubt]),
      );
      const ids = new Set(secondOf(batches).map(({ id }) => id));
      const others = (samples: typeof whole) =>
        samples.filter(({ id }) => !ids.has(id)).toSorted((one, two) => (one.id < two.id ? -1 : 1));
      expect(others(samplesOf(batches))).toEqual(others(whole));
      const notes = notesOf(batches, "samples");
      expect(notes).toHaveLength(3);
      for (const note of notes) {
        expect(note).toMatchObject({ code: `utilization-${doubt}`, isSetAside: false });
        expect(note.reason).toContain(raw);
      }
    },
  );

  test("a string is no number, even with digits in it, and is kept in its quotes", async () => {
    sandbox.setFault({ kind: "utilization", as: "text", path: list });
    const [sample] = secondOf(await read());
    expect(sample).toMatchObject({ utilization: null, doubt: "not-a-number" });
    expect(sample?.raw).toMatch(/^"0\.\d+"$/);
  });

  test("a row without the field is a day not given, and nothing to remark on", async () => {
    const azure: DatadogProduct = { provider: "azure", product: "virtualmachines", type: "ri" };
    const batches = await read({ products: [azure] });
    const cancelled = commitmentsOf(batches).find(
      ({ vendorStatus }) => vendorStatus === "cancelled",
    );
    const samples = samplesOf(batches).filter(({ commitmentId }) => commitmentId === cancelled?.id);
    expect(samples.map(({ utilization, doubt, raw }) => [utilization, doubt, raw])).toEqual(
      Array(3).fill([null, "not-given", ""]),
    );
    expect(notesOf(batches, "samples")).toEqual([]);
  });
});

test("a row with no id is set aside wherever it stands; the rows around it are kept", async () => {
  const whole = commitmentsOf(await read({ products: [plans] }));
  sandbox.setFault({ kind: "missing-id", path: list });
  const batches = await read({ products: [plans] });
  expect(commitmentsOf(batches)).toEqual(whole.filter((_, index) => index !== 1));
  const rejected = rejectedOf(batches);
  expect(rejected.map(({ code, stream, isSetAside }) => `${stream} ${code} ${isSetAside}`)).toEqual(
    ["terms missing-id true", ...Array(3).fill("samples missing-id true")],
  );
  // What it would have carried, so that a total knows what it lacks.
  expect(rejected[0]?.carries?.unit).toEqual({ kind: "currency", code: "USD" });
  expect(rejected[0]?.carries?.amount).toBe("81621.3");
});

describe("a product that is refused", () => {
  test.each(["objects", "strings", "error"] as const)(
    "400 with errors as %s: that product is incomplete, the others are read",
    async (code) => {
      const alone = commitmentsOf(await read());
      sandbox.setFault({ kind: "status", status: 400, code, path: list, account: "aws/rds" });
      const batches = await read({ products: [databases, reservations] });
      expect(commitmentsOf(batches)).toEqual(alone);
      expect(oneOf(batches, "terms").completeness).toMatchObject({
        state: "incomplete",
        errorKind: "configuration",
        reason: expect.stringMatching(
          /^aws\/rds\/ri: Datadog refused the request.*400.*Datadog says: /,
        ),
      });
      expect(batchesOf(batches, "samples")).toHaveLength(3);
      expect(oneOf(batches, "samples-end").completeness.state).toBe("incomplete");
    },
  );

  test("a product nobody knows says so with the vendor's words", async () => {
    const batches = await read({
      products: [reservations, { ...databases, product: "mainframes" }],
    });
    expect(oneOf(batches, "terms").completeness).toMatchObject({
      reason: expect.stringMatching(/aws\/mainframes\/ri: .*mainframes is not supported for aws/),
    });
  });
});

describe("an organization without cost data", () => {
  const nothingOf = (batches: readonly ProviderBatch[]) => {
    expect(oneOf(batches, "accounts").accounts).toHaveLength(1);
    expect(oneOf(batches, "terms")).toMatchObject({
      commitments: [],
      completeness: { state: "complete" },
    });
    expect(oneOf(batches, "samples-end").completeness).toEqual({ state: "complete" });
    expect(oneOf(batches, "aggregates")).toMatchObject({
      points: [],
      completeness: { state: "complete" },
    });
    return rejectedOf(batches).map(({ code, isSetAside }) => `${code} ${isSetAside}`);
  };

  test("that answers 404 for every product is not read whole, with a note for each", async () => {
    sandbox.setFault({ kind: "status", status: 404 });
    const batches = await read({ products: [reservations, databases] });
    expect(oneOf(batches, "terms")).toMatchObject({
      commitments: [],
      completeness: { state: "incomplete", reason: expect.stringMatching(/404 for every product/) },
    });
    const codes = rejectedOf(batches).map(({ code, isSetAside }) => `${code} ${isSetAside}`);
    expect(codes).toEqual(["no-cost-data false", "no-cost-data false"]);
    expect(rejectedOf(batches)[0]?.reason).toMatch(/aws\/ec2\/ri.*Cloud Cost Management/);
  });

  test("that answers with nothing is read whole and has none, with one note", async () => {
    sandbox.setFault({ kind: "empty-page" });
    expect(nothingOf(await read({ products: [reservations, databases] }))).toEqual([
      "no-cost-data false",
    ]);
  });

  test("one product without commitments among others is no news", async () => {
    const batches = await read({
      products: [reservations, { ...databases, product: "opensearch" }],
    });
    expect(rejectedOf(batches)).toEqual([]);
    expect(oneOf(batches, "terms").completeness).toEqual({ state: "complete" });
  });

  test("where earlier reads found commitments, 404 closes nothing", async () => {
    sandbox.setFault({ kind: "status", status: 404 });
    const batches = await read({}, () => Promise.resolve(new Set(["2026-11-18"])));
    expect(oneOf(batches, "terms").completeness).toMatchObject({
      state: "incomplete",
      errorKind: "invalid-response",
      reason: expect.stringMatching(/earlier reads found commitments. Those are kept/),
    });
  });
});

describe("keys", () => {
  const refused = (secret: string) => failureOf({ ...connectionTo(sandbox), secret });

  test("one key alone says that two are needed, without a call", async () => {
    sandbox.clearRequests();
    for (const secret of ["onlyoneapikey", "apikey:", ":appkey", "one:two:three"]) {
      const { kind, message } = await refused(secret);
      expect(kind).toBe("configuration");
      expect(message).toMatch(/"Northlight" needs two keys/);
      expect(message).not.toContain(secret);
    }
    expect(sandbox.requests()).toEqual([]);
  });

  test("keys of another site are refused: the run stops and names the site", async () => {
    const { apiKey, appKey } = sandbox.datadog;
    const { kind, message } = await refused(`wrong-api-key:${appKey}`);
    expect(kind).toBe("forbidden");
    expect(message).toMatch(/belong to one site.*datadoghq\.com.*Datadog says: Forbidden/);
    for (const secret of ["wrong-api-key", apiKey, appKey]) expect(message).not.toContain(secret);
  });

  test("an application key without the scope is told so", async () => {
    const { apiKey, powerlessAppKey } = sandbox.datadog;
    expect((await refused(`${apiKey}:${powerlessAppKey}`)).message).toMatch(
      /cloud_cost_management_read is missing/,
    );
  });

  test("a check proves the keys with one call", async () => {
    const provider = datadogOver(sandbox.url);
    sandbox.clearRequests();
    await provider.check(connectionTo(sandbox), contextOf());
    expect(sandbox.requests()).toHaveLength(1);
    sandbox.setFault({ kind: "status", status: 400, account: "aws/ec2/ri" });
    await provider.check(connectionTo(sandbox), contextOf());
    sandbox.setFault({ kind: "status", status: 404 });
    await expect(provider.check(connectionTo(sandbox), contextOf())).rejects.toThrow(
      /Cloud Cost Management/,
    );
    await expect(
      provider.check(connectionTo(sandbox, { products: [] }), contextOf()),
    ).rejects.toThrow(/"Northlight".*products: .*choose at least one/);
  });
});

describe("a vendor in trouble", () => {
  test("429 is waited out for the seconds the vendor counts, and the read is whole", async () => {
    sandbox.setFault({
      kind: "rate-limited",
      headers: "reset-epoch",
      seconds: 7,
      path: list,
      times: 1,
    });
    const waits: number[] = [];
    const connection = connectionTo(sandbox, { backfillDays: 1, products: [reservations] });
    const batches = await readAll(datadogOver(sandbox.url, waits), connection);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(7_000);
    expect(Math.max(...waits)).toBeLessThan(8_000);
    expect(commitmentsOf(batches)).toHaveLength(11);
  });
});
