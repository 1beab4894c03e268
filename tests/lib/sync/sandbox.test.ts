import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { negateDecimal } from "@/lib/domain/base/money";
import type { Database } from "@/lib/store/database";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { countVersions, listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { runSync } from "@/tests/lib/sync/support/run-sync";
import { openVercel } from "@/tests/lib/sync/support/sync-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 120_000 });

const now = "2026-11-20T20:00:00.000Z";
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 2 });
  sandbox.setClock(now);
});
afterAll(() => sandbox.close());

const sync = (db: Database, at = now): Promise<StoredSyncRun> => {
  sandbox.setClock(at);
  return runSync({ db, clock: () => at, ...openVercel(sandbox.vercel.url, sandbox.vercel.token) });
};

type TermSums = {
  team_id: string;
  term_id: string;
  granted: string | null;
  drawn: string;
  overage: string;
  lapsed: string;
};

/** What the book holds of every term, summed from its ledger entries. */
const listTermSums = async (db: Database, at: string): Promise<Map<string, TermSums>> => {
  const rows = await db.query<TermSums>(
    `select a.external_id as team_id, s.external_id as term_id,
       trim_scale(sum(e.amount) filter (where e.kind = 'grant' and e.effective_at <= $1))::text as granted,
       trim_scale(coalesce(-sum(e.amount) filter (where e.kind = 'drawdown'), 0))::text as drawn,
       trim_scale(coalesce(sum(e.amount) filter (where e.kind = 'overage'), 0))::text as overage,
       trim_scale(coalesce(-sum(e.amount) filter (where e.kind = 'expiration'), 0))::text as lapsed
     from segments s
     join accounts a on a.account_id = s.account_id and a.known_to is null
     left join ledger_entries e on e.account_id = s.account_id and e.segment_id = s.id
       and e.known_to is null
     where s.known_to is null group by a.external_id, s.external_id`,
    [at],
  );
  return new Map(rows.map((row) => [`${row.team_id} ${row.term_id}`, row]));
};

const plain = (amount: string): string => negateDecimal(negateDecimal(amount));

/** The sandbox's own figures, computed by code that shares nothing with ours. */
const listExpected = () =>
  sandbox
    .expected()
    .teams.filter(({ billing }) => billing !== "forbidden")
    .flatMap(({ teamId, commitments }) =>
      commitments.map((term) => ({ key: `${teamId} ${term.commitmentId}`, term })),
    );

describeEachEngine("the whole sandbox", (getDatabase) => {
  test("has the figures that the sandbox expects, term by term, to the last digit", async () => {
    const run = await sync(getDatabase());
    expect(run.error?.kind ?? null).not.toBe("internal");
    const sums = await listTermSums(getDatabase(), now);
    const expected = listExpected();
    expect(expected.length).toBeGreaterThan(20);
    for (const { key, term } of expected) {
      const own = sums.get(key);
      if (term.drawn === null) {
        // Without an amount everything is drawn and nothing can be overage.
        expect({ key, drawn: own?.drawn }).toEqual({ key, drawn: plain(term.consumed) });
        continue;
      }
      expect({
        key,
        granted: own?.granted ?? "0",
        drawn: own?.drawn,
        overage: own?.overage,
        lapsed: own?.lapsed,
      }).toEqual({
        key,
        granted: plain(term.granted ?? "0"),
        drawn: plain(term.drawn),
        overage: plain(term.overage ?? "0"),
        lapsed: plain(term.lapsed ?? "0"),
      });
    }
    expect(await listContradictions(getDatabase())).toEqual([]);
  });

  test("read again writes no row", async () => {
    const before = await countVersions(getDatabase());
    const again = await sync(getDatabase(), "2026-11-20T20:30:00.000Z");
    expect(again).toMatchObject({ factsWritten: 0, factsClosed: 0 });
    expect(await countVersions(getDatabase())).toEqual(before);
  });

  test("keeps both beliefs of a day that the vendor restates", async () => {
    const believed = await listTermSums(getDatabase(), now);
    const team = sandbox
      .expected()
      .teams.find(({ days, billing }) => billing === "readable" && days.length > 40);
    const day = team?.days.at(-10)?.day ?? "";
    sandbox.setFault({ kind: "restate", teamId: team?.teamId ?? "", day, factor: "1.5" });
    try {
      const run = await sync(getDatabase(), "2026-11-20T21:00:00.000Z");
      expect(run.factsClosed).toBeGreaterThan(0);
      const sums = await listTermSums(getDatabase(), now);
      for (const { key, term } of listExpected()) {
        if (term.drawn === null) continue;
        const own = sums.get(key);
        expect({ key, drawn: own?.drawn }).toEqual({ key, drawn: plain(term.drawn) });
      }
      const then = await getDatabase().query<{ drawn: string }>(
        `select trim_scale(-sum(amount))::text as drawn from ledger_entries
         where kind = 'drawdown' and known_from <= $1 and (known_to is null or known_to > $1)`,
        ["2026-11-20T20:59:00.000Z"],
      );
      const before = [...believed.values()].map(({ drawn }) => drawn);
      expect(then[0]?.drawn).toBe(await sumInSql(getDatabase(), before));
    } finally {
      sandbox.clearFaults();
    }
  });

  test("with a team that fails keeps its last figures and reads the others", async () => {
    await sync(getDatabase(), "2026-11-20T21:30:00.000Z");
    const before = await listBelieved(getDatabase());
    const team = sandbox.expected().teams.find(({ days }) => days.length > 40);
    sandbox.setFault({ kind: "cut", teamId: team?.teamId ?? "", path: "/v1/billing/charges" });
    const run = await sync(getDatabase(), "2026-11-20T21:45:00.000Z");
    sandbox.clearFaults();
    expect(run).toMatchObject({ state: "incomplete", factsClosed: 0 });
    expect(await listBelieved(getDatabase())).toEqual(before);
    const [read] = await getDatabase().query<{ state: string; reason: string }>(
      `select r.state, r.reason from stream_reads r join accounts a on a.account_id = r.account_id
       where a.external_id = $1 and r.stream = 'charges' and a.known_to is null`,
      [team?.teamId ?? ""],
    );
    expect(read?.state).toBe("incomplete");
    expect(read?.reason).not.toBe("");
  });
});

const sumInSql = async (db: Database, amounts: readonly string[]): Promise<string> => {
  const [row] = await db.query<{ total: string }>(
    "select trim_scale(sum(n::numeric))::text as total from unnest($1::text[]) as t(n)",
    [amounts],
  );
  return row?.total ?? "";
};
