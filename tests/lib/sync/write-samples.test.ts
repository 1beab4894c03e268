import { expect, test } from "vitest";
import { UNSAID_TERMS } from "@/lib/domain/commitment";
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

const terms = (perHour: string): ProviderBatch[] => [
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
    commitments: [
      sourced({
        ...UNSAID_TERMS,
        ...term,
        id: "cmt_sp",
        accountId,
        contractId: null,
        provider: "datadog",
        externalId: "arn:aws:savingsplans::1:savingsplan/6f1e",
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
        perHour,
      }),
    ],
    segments: [
      sourced({
        ...term,
        id: "seg_sp",
        accountId,
        commitmentId: "cmt_sp",
        externalId: "arn",
        name: "Term",
        granted: "124830",
      }),
    ],
    completeness: { state: "complete" },
  },
  { type: "account-end", accountId },
];

const dayBatch = (day: number, utilization: string, total = 2): ProviderBatch => {
  const start = `2026-11-${day}T00:00:00.000Z`;
  const end = `2026-11-${day + 1}T00:00:00.000Z`;
  return {
    type: "samples",
    accountId,
    scope: "aws/ec2/sp",
    window: { start, end },
    samples: [
      sourced({
        id: `smp_${day}`,
        accountId,
        commitmentId: "cmt_sp",
        day: start.slice(0, 10),
        start,
        end,
        utilization,
        raw: utilization,
        doubt: null,
      }),
    ],
    progress: { done: day - 17, total },
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
});
