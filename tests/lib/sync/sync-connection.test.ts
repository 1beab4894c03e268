import { expect, test } from "vitest";
import { UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { Charge } from "@/lib/domain/ledger/charge";
import type { Connection, Provider, ProviderBatch, Sourced } from "@/lib/providers/provider";
import { vercel } from "@/lib/sources/vercel";
import { saveConnection } from "@/lib/store/connections";
import type { Database } from "@/lib/store/database";
import { insertSyncRun } from "@/lib/store/sync-runs";
import { syncConnection } from "@/lib/sync/sync-connection";
import { describeEachEngine } from "@/tests/support/database";

const connection: Connection = {
  id: "con_1",
  provider: "vercel",
  name: "Vercel",
  baseUrl: "https://vercel.test",
  secret: "secret",
  settings: vercel.defaults,
};
const source = (raw: string) => ({
  request: "GET /test",
  line: 1,
  fetchedAt: "2026-11-20T00:00:00.000Z",
  raw,
});
const term = { start: "2026-11-01T00:00:00.000Z", end: "2026-12-01T00:00:00.000Z" };

const chargeOf = (day: number, quantity: string): Sourced<Charge> => ({
  fact: {
    start: `2026-11-${String(day).padStart(2, "0")}T08:00:00.000Z`,
    end: `2026-11-${String(day + 1).padStart(2, "0")}T08:00:00.000Z`,
    day: `2026-11-${String(day).padStart(2, "0")}`,
    category: "usage",
    service: "Functions",
    projectId: null,
    projectName: null,
    region: null,
    pricingUnit: "MIUs",
    pricingQuantity: quantity,
    effectiveCost: "0",
    billedCost: "0",
    currency: "USD",
  },
  source: source(`{"day":${day},"q":${quantity}}`),
});

const batchesOf = (charges: readonly Sourced<Charge>[], isWhole = true): ProviderBatch[] => {
  const accountId = "acc_1";
  const completeness = isWhole
    ? ({ state: "complete" } as const)
    : ({ state: "incomplete", reason: "It broke off.", errorKind: "unavailable" } as const);
  return [
    {
      type: "accounts",
      completeness: { state: "complete" },
      accounts: [
        {
          fact: {
            id: accountId,
            provider: "vercel",
            connectionId: connection.id,
            externalId: "team_1",
            parentId: null,
            name: "Team",
            slug: "team",
            access: "readable",
            attributes: [],
          },
          source: source("team"),
        },
      ],
    },
    {
      type: "terms",
      accountId,
      completeness: { state: "complete" },
      contracts: [],
      invoices: [],
      commitments: [
        {
          fact: {
            id: "com_1",
            accountId,
            contractId: null,
            provider: "vercel",
            externalId: "cmt_1",
            name: "November",
            description: null,
            side: "bought",
            shape: "burn-down",
            model: "discontinuous",
            category: "usage",
            vendorType: "Enterprise",
            unit: { kind: "quantity", code: "MIUs" },
            measure: "pricing-quantity",
            drawnAt: "commitment",
            ...term,
            zone: "UTC",
            ...UNSAID_TERMS,
          },
          source: source("term"),
        },
      ],
      segments: [
        {
          fact: {
            id: "seg_1",
            accountId,
            commitmentId: "com_1",
            externalId: "cmt_1",
            name: "November",
            ...term,
            granted: "100",
          },
          source: source("term"),
        },
      ],
    },
    { type: "charges", accountId, window: term, charges },
    { type: "charges-end", accountId, window: term, completeness },
    { type: "account-end", accountId },
  ];
};

const providerOf = (batches: readonly ProviderBatch[]): Provider => ({
  id: "vercel",
  check: async () => undefined,
  async *fetchBatches() {
    yield* batches;
  },
});

describeEachEngine("a sync", (getDatabase) => {
  let runs = 0;
  const sync = async (batches: readonly ProviderBatch[], now: string) => {
    const db = getDatabase();
    runs += 1;
    await saveConnection(db, {
      ...connection,
      sealedSecret: "sealed",
      secretHint: "cret",
      origin: "screen",
      isSandbox: false,
      createdAt: now,
    });
    const run = {
      id: `run_${runs}`,
      connectionId: connection.id,
      trigger: "demand" as const,
      state: "queued" as const,
      step: "",
      accountsDone: 0,
      accountsTotal: null,
      accountsUnread: null,
      rowsRead: 0,
      rowsSetAside: 0,
      factsWritten: 0,
      factsClosed: 0,
      queuedAt: now,
      startedAt: null,
      finishedAt: null,
      error: null,
    };
    await insertSyncRun(db, run);
    const signal = new AbortController().signal;
    return syncConnection({
      db,
      clock: () => now,
      provider: providerOf(batches),
      connection,
      run,
      signal,
      onFault: (error) => {
        throw error;
      },
    });
  };

  const entries = async (db: Database, knownAt: string) =>
    (
      await db.query<{ kind: string; amount: string }>(
        `select kind, amount from ledger_entries
         where known_from <= $1 and (known_to is null or known_to > $1)
         order by effective_at, rank, id`,
        [knownAt],
      )
    ).map(({ kind, amount }) => `${kind} ${amount}`);

  test("writes terms, charges and the derived ledger", async () => {
    const run = await sync(
      batchesOf([chargeOf(2, "10"), chargeOf(2, "10"), chargeOf(3, "7.25")]),
      "2026-11-20T10:00:00.000Z",
    );
    expect(run).toMatchObject({ state: "complete", accountsDone: 1, accountsTotal: 1 });
    // Two identical rows are two rows.
    expect(await entries(getDatabase(), "2026-11-20T10:00:00.000Z")).toEqual([
      "grant 100",
      "drawdown -20",
      "drawdown -7.25",
    ]);
  });

  test("writes no row when nothing changed, in whatever order the rows come", async () => {
    const run = await sync(
      batchesOf([chargeOf(3, "7.25"), chargeOf(2, "10"), chargeOf(2, "10")]),
      "2026-11-20T11:00:00.000Z",
    );
    expect(run).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
  });

  test("keeps both beliefs when the vendor restates a day", async () => {
    await sync(batchesOf([chargeOf(2, "10"), chargeOf(3, "9")]), "2026-11-20T12:00:00.000Z");
    expect(await entries(getDatabase(), "2026-11-20T12:00:00.000Z")).toEqual([
      "grant 100",
      "drawdown -10",
      "drawdown -9",
    ]);
    expect(await entries(getDatabase(), "2026-11-20T11:59:59.999Z")).toEqual([
      "grant 100",
      "drawdown -20",
      "drawdown -7.25",
    ]);
  });

  test("a window that broke off closes nothing and doubles nothing", async () => {
    const run = await sync(batchesOf([chargeOf(2, "11")], false), "2026-11-20T13:00:00.000Z");
    expect(run).toMatchObject({ state: "incomplete", factsWritten: 0, factsClosed: 0 });
    expect(run.error?.message).toBe("It broke off.");
    expect(await entries(getDatabase(), "2026-11-20T13:00:00.000Z")).toEqual([
      "grant 100",
      "drawdown -10",
      "drawdown -9",
    ]);
  });

  test("what is left lapses with the first whole read after the end", async () => {
    const rows = [chargeOf(2, "10"), chargeOf(3, "9")];
    await sync(batchesOf(rows, false), "2026-12-02T00:00:00.000Z");
    expect(await entries(getDatabase(), "2026-12-02T00:00:00.000Z")).toHaveLength(3);
    await sync(batchesOf(rows), "2026-12-03T00:00:00.000Z");
    expect(await entries(getDatabase(), "2026-12-03T00:00:00.000Z")).toEqual([
      "grant 100",
      "drawdown -10",
      "drawdown -9",
      "expiration -81",
    ]);
  });

  test("an account that nobody could read is counted, in a run that read all it could", async () => {
    const [listed, ...read] = batchesOf([chargeOf(2, "10"), chargeOf(3, "9")]);
    if (listed?.type !== "accounts") throw new Error("The list of accounts comes first.");
    const [first] = listed.accounts;
    if (first === undefined) throw new Error("There is no account.");
    const fact = { ...first.fact, id: "acc_2", externalId: "team_2", access: "forbidden" } as const;
    const accounts = [first, { ...first, fact }];
    const run = await sync([{ ...listed, accounts }, ...read], "2026-12-03T06:00:00.000Z");
    expect(run).toMatchObject({ state: "complete", accountsTotal: 2, accountsUnread: 1 });
  });

  test("an account that a complete list no longer has is closed, and stays in the past", async () => {
    const nothing: ProviderBatch[] = [
      { type: "accounts", accounts: [], completeness: { state: "complete" } },
    ];
    // The only account there was: a list without it is believed when it says so for a day.
    await sync(nothing, "2026-12-03T00:00:00.000Z");
    await sync(nothing, "2026-12-04T00:00:00.000Z");
    expect(await entries(getDatabase(), "2026-12-04T00:00:00.000Z")).toEqual([]);
    expect(await entries(getDatabase(), "2026-12-03T00:00:00.000Z")).toHaveLength(4);
  });
});
