import { expect, test } from "vitest";
import { UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { Provider, ProviderBatch, Sourced } from "@/lib/providers/provider";
import type { Database } from "@/lib/store/database";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { describeEachEngine, withDatabase } from "@/tests/support/database";

const now = "2026-11-21T06:00:00.000Z";
const accountId = "acc_dog";
const connection = { ...testConnection("con_dog"), provider: "datadog" } as const;
const term = { start: "2026-03-15T00:00:00.000Z", end: "2027-03-15T00:00:00.000Z" };

const sourced = <Fact>(fact: Fact): Sourced<Fact> => ({
  fact,
  source: { request: "GET /test", line: null, fetchedAt: now, raw: JSON.stringify(fact) },
});

const terms = (perHour: string, ids: readonly string[] = ["sp"]): ProviderBatch[] => [
  {
    type: "accounts",
    completeness: { state: "complete" },
    accounts: [
      sourced({
        id: accountId,
        provider: "datadog",
        connectionId: connection.id,
        externalId: "org",
        parentId: null,
        name: "Northlight Labs",
        slug: null,
        access: "readable",
        attributes: [],
      }),
    ],
  },
  {
    type: "terms",
    accountId,
    contracts: [],
    invoices: [],
    // Every one but the first has terms of its own that never change.
    commitments: ids.map((id, index) =>
      sourced({
        ...UNSAID_TERMS,
        ...term,
        id: `cmt_${id}`,
        accountId,
        contractId: null,
        provider: "datadog",
        externalId: `arn:aws:savingsplans::1:savingsplan/${id}`,
        name: "Compute savings plan",
        description: null,
        side: "bought",
        shape: "burn-down",
        model: "continuous",
        category: "spend",
        vendorType: "ComputeSavingsPlans",
        unit: { kind: "currency", code: "USD" },
        measure: null,
        drawnAt: "commitment",
        zone: "UTC",
        perHour: index === 0 ? perHour : "10",
      }),
    ),
    segments: ids.map((id) =>
      sourced({
        ...term,
        id: `seg_${id}`,
        accountId,
        commitmentId: `cmt_${id}`,
        externalId: "arn",
        name: "Term",
        granted: "124830",
      }),
    ),
    completeness: { state: "complete" },
  },
  { type: "account-end", accountId },
];

const dayBatch = (
  day: number,
  utilization: string,
  ids: readonly string[] = ["sp"],
): ProviderBatch => {
  const start = `2026-11-${day}T00:00:00.000Z`;
  const end = `2026-11-${day + 1}T00:00:00.000Z`;
  return {
    type: "samples",
    accountId,
    scope: "aws/ec2/sp",
    isWhole: true,
    ofCommitments: ids.map((id) => `cmt_${id}`),
    window: { start, end },
    samples: ids.map((id) =>
      sourced({
        id: `smp_${id}_${day}`,
        accountId,
        commitmentId: `cmt_${id}`,
        day: start.slice(0, 10),
        start,
        end,
        utilization,
        raw: utilization,
        doubt: null,
      }),
    ),
    progress: { done: day - 17, total: 2 },
  };
};

const samplesEnd: ProviderBatch = {
  type: "samples-end",
  accountId,
  completeness: { state: "complete" },
};

/** Yields what it is told, and answers which days the book says it holds. */
const scripted = (batches: readonly ProviderBatch[], seen: Set<string> = new Set()): Provider => ({
  id: "datadog",
  check: () => Promise.resolve(),
  async *fetchBatches(_connection, { listSampledDays }) {
    for (const day of await listSampledDays(accountId, "aws/ec2/sp")) seen.add(day);
    yield* batches;
  },
});

const sync = (db: Database, provider: Provider) =>
  runSync({ db, provider, connection, clock: () => now });

const listLedger = (db: Database) =>
  db.query<{ kind: string; amount: string; at: string }>(
    `select kind, amount::text as amount, effective_at as at from ledger_entries
     where account_id = $1 and known_to is null order by effective_at, rank`,
    [accountId],
  );

const listAmounts = async (db: Database, commitmentId: string): Promise<number[]> => {
  const rows = await db.query<{ amount: string }>(
    `select amount::text as amount from ledger_entries
     where account_id = $1 and commitment_id = $2 and known_to is null order by effective_at, rank`,
    [accountId, commitmentId],
  );
  return rows.map(({ amount }) => Number(amount));
};

describeEachEngine("samples of what is bought by the hour", (_database, engine) => {
  test("each day is kept with its ledger, and the same days again write nothing", () =>
    withDatabase(async (db) => {
      const days = [dayBatch(18, "0.5"), dayBatch(19, "0.75"), samplesEnd];
      await sync(db, scripted([...terms("10"), ...days]));
      expect((await listLedger(db)).map(({ kind, amount }) => [kind, Number(amount)])).toEqual([
        ["grant", 240],
        ["drawdown", -120],
        ["expiration", -120],
        ["grant", 240],
        ["drawdown", -180],
        ["expiration", -60],
      ]);
      const again = await sync(db, scripted([...terms("10"), ...days]));
      expect(again).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
    }, engine));

  test("the next run is told which days the book holds, though the first broke off", () =>
    withDatabase(async (db) => {
      const broken: Provider = {
        ...scripted([]),
        async *fetchBatches() {
          yield* [...terms("10"), dayBatch(18, "0.5")];
          throw new Error("killed");
        },
      };
      await runSync({ db, provider: broken, connection, clock: () => now, onFault: () => {} });
      const seen = new Set<string>();
      await sync(db, scripted([...terms("10"), dayBatch(19, "0.75"), samplesEnd], seen));
      expect([...seen]).toEqual(["2026-11-18"]);
      expect(await listLedger(db)).toHaveLength(6);
    }, engine));

  test("terms that change are counted anew over all the days", () =>
    withDatabase(async (db) => {
      await sync(db, scripted([...terms("10"), dayBatch(18, "0.5"), samplesEnd]));
      await sync(db, scripted([...terms("20"), samplesEnd]));
      expect((await listLedger(db)).map(({ amount }) => Number(amount))).toEqual([480, -240, -240]);
    }, engine));

  test("terms of one commitment that change leave the days of every other as they were", () =>
    withDatabase(async (db) => {
      const ids = ["sp", "other"];
      const days = [dayBatch(18, "0.5", ids), samplesEnd];
      await sync(db, scripted([...terms("10", ids), ...days]));
      // A commitment and three entries get a new version, and no more than that.
      const changed = await sync(db, scripted([...terms("20", ids), samplesEnd]));
      expect(changed).toMatchObject({ factsWritten: 4, factsClosed: 4 });
      expect(await listAmounts(db, "cmt_sp")).toEqual([480, -240, -240]);
      expect(await listAmounts(db, "cmt_other")).toEqual([240, -120, -120]);
    }, engine));

  test("a commitment that is listed no more takes its days out of the ledger, and back with it", () =>
    withDatabase(async (db) => {
      const ids = ["sp", "other"];
      await sync(db, scripted([...terms("10", ids), dayBatch(18, "0.5", ids), samplesEnd]));
      await sync(db, scripted([...terms("10", ["sp"]), samplesEnd]));
      expect(await listAmounts(db, "cmt_sp")).toEqual([240, -120, -120]);
      expect(await listAmounts(db, "cmt_other")).toEqual([]);
      await sync(db, scripted([...terms("10", ids), samplesEnd]));
      expect(await listAmounts(db, "cmt_other")).toEqual([240, -120, -120]);
    }, engine));
});
