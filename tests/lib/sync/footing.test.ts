import { expect, test } from "vitest";
import { addDecimals, type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { countVersions, listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { generateWorld } from "@/tests/lib/sync/support/generated-world";
import { keptTables } from "@/tests/lib/sync/support/kept-tables";
import { runScript } from "@/tests/lib/sync/support/run-sync";
import { accountIdOf, type Script } from "@/tests/lib/sync/support/scripted-provider";
import { describeEachEngine } from "@/tests/support/database";

const seeds = [1, 2, 3, 5, 8];

type Sum = { account_id: string; kind: string; amount: Decimal };

/** Usage that started inside any of the team's terms, summed from the script alone. */
const consumedOf = ({ now, teams }: Script, name: string): Decimal => {
  const team = teams.find((each) => each.name === name);
  const counted = Object.entries(team?.charges ?? {}).filter(([day]) => {
    const start = `${day}T08:00:00.000Z`;
    return start < now && team?.terms.some((term) => term.start <= start && start < term.end);
  });
  return sumDecimals(counted.flatMap(([, amounts]) => amounts));
};

describeEachEngine("the ledgers of a generated world", (getDatabase, engine) => {
  for (const seed of engine === "pglite" ? seeds : seeds.slice(0, 2)) {
    test(`foot, term by term (seed ${seed})`, async () => {
      const db = getDatabase();
      await db.query(
        `truncate accounts, commitments, segments, ledger_entries, charges, charge_windows, stream_reads,
         ${keptTables}`,
      );
      // Each term is a commitment of its own here, so terms that overlap would be drawn twice.
      const world = withoutOverlaps(generateWorld(seed));
      const run = await runScript(db, world);
      expect(run.state).toBe("complete");

      const sums = await db.query<Sum>(
        `select account_id, kind, trim_scale(sum(amount))::text as amount from ledger_entries
         where known_to is null group by account_id, kind`,
      );
      for (const { name } of world.teams) {
        const own = sums.filter((row) => row.account_id === accountIdOf(name));
        const of = (kind: string) => own.find((row) => row.kind === kind)?.amount ?? ZERO;
        expect(addDecimals(of("overage"), negate(of("drawdown")))).toBe(consumedOf(world, name));
      }

      // granted − drawn − lapsed is nothing once a term is over.
      const terms = await db.query<{ id: string; is_over: boolean; left: Decimal }>(
        `select s.id, s.ends_at <= $1::timestamptz as is_over,
           trim_scale(coalesce(sum(e.amount), 0))::text as left
         from segments s left join ledger_entries e on e.account_id = s.account_id
           and e.segment_id = s.id and e.known_to is null and e.kind <> 'overage'
         where s.known_to is null and s.granted is not null group by s.id, s.ends_at`,
        [world.now],
      );
      expect(terms.length).toBeGreaterThan(0);
      for (const { id, is_over: isOver, left } of terms) {
        if (isOver) expect(`${id} ${left}`).toBe(`${id} 0`);
      }
      expect(await listContradictions(db)).toEqual([]);
    });

    test(`are the same when they were read day by day (seed ${seed})`, async () => {
      const db = getDatabase();
      const believed = await listBelieved(db);
      await db.query(
        `truncate accounts, commitments, segments, ledger_entries, charges, charge_windows, stream_reads,
         ${keptTables}`,
      );
      const world = withoutOverlaps(generateWorld(seed));
      for (const days of [90, 60, 31, 7, 1, 0]) {
        const now = new Date(Date.parse(world.now) - days * 86_400_000).toISOString();
        await runScript(db, { ...world, now });
      }
      const stepwise = await listBelieved(db);
      expect(stepwise.ledger_entries).toEqual(believed.ledger_entries);
      expect(stepwise.segments).toEqual(believed.segments);
      expect(await listContradictions(db)).toEqual([]);
      const before = await countVersions(db);
      await runScript(db, world);
      expect(await countVersions(db)).toEqual(before);
    });
  }
});

const negate = (amount: Decimal): Decimal =>
  amount.startsWith("-") ? amount.slice(1) : amount === ZERO ? ZERO : `-${amount}`;

const withoutOverlaps = (script: Script): Script => ({
  ...script,
  teams: script.teams.map((team) => ({
    ...team,
    terms: team.terms.map((term, index) => {
      const next = team.terms[index + 1];
      return next && next.start < term.end ? { ...term, end: next.start } : term;
    }),
  })),
});
