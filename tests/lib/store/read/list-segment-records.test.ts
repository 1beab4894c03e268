import { expect, test } from "vitest";
import { addDecimals, type Decimal, isZero, ZERO } from "@/lib/domain/base/money";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { SegmentTotals } from "@/lib/domain/ledger/balance";
import type { Database } from "@/lib/store/database";
import { ensureMonths } from "@/lib/store/projection/ensure-forward";
import { type Cuts, LATEST } from "@/lib/store/read/cuts";
import { listSegmentRecords } from "@/lib/store/read/list-segment-records";
import { describeEachEngine } from "@/tests/support/database";
import { generateBook, readGenerated } from "@/tests/support/generated/generated-book";
import { emptyBook } from "@/tests/support/projection";
import { someOf } from "@/tests/support/test-form";

const seeds = someOf([1, 0, 2, 4, 7], 1);

type Version = { readonly known_from: Instant; readonly known_to: Instant | null };
type Entry = Version & {
  readonly account_id: string;
  readonly commitment_id: string;
  readonly segment_id: string | null;
  readonly kind: string;
  readonly status: string;
  readonly effective_at: Instant;
  readonly amount: Decimal;
};
type Term = Version & {
  readonly account_id: string;
  readonly id: string;
  readonly commitment_id: string;
  readonly starts_at: Instant;
};

type Sums = Readonly<Record<string, Decimal>>;

const isBelieved = ({ known_from, known_to }: Version, at: Instant): boolean =>
  known_from <= at && (known_to === null || known_to > at);

/** Entry by entry, as a person would do it with the whole ledger in front of them. */
const addUp = (
  { entries, terms }: { readonly entries: readonly Entry[]; readonly terms: readonly Term[] },
  cuts: Cuts,
  knownAt: Instant,
): Map<string, Sums> => {
  const believed = terms.filter((each) => isBelieved(each, knownAt));
  const sums = new Map<string, Record<string, Decimal>>(believed.map(({ id }) => [id, {}]));
  const firstOf = (commitmentId: string) =>
    believed
      .filter((each) => each.commitment_id === commitmentId)
      .sort((left, right) => compare(left, right))[0]?.id;
  for (const entry of entries.filter((each) => isBelieved(each, knownAt))) {
    const own = sums.get(entry.segment_id ?? firstOf(entry.commitment_id) ?? "");
    const isAhead = entry.effective_at > (cuts.get(entry.account_id) ?? "");
    const name = nameOf(entry, isAhead);
    if (own && name) own[name] = addDecimals(own[name] ?? ZERO, entry.amount);
  }
  return new Map([...sums].map(([id, own]) => [id, withoutZeros(own)]));
};

const compare = (left: Term, right: Term): number => {
  const [one, other] = [`${left.starts_at} ${left.id}`, `${right.starts_at} ${right.id}`];
  return one < other ? -1 : 1;
};

const nameOf = ({ kind, status }: Entry, isAhead: boolean): string | null => {
  if (status === "draft") return "drafts";
  if (!isAhead) return kind;
  return kind === "adjustment" ? "ahead" : null;
};

const withoutZeros = (sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).filter(([, amount]) => !isZero(amount)));

const toSums = ({ posted, drafts, ahead }: SegmentTotals): Sums =>
  withoutZeros({ ...posted, drafts, ahead });

const readAll = async (db: Database) => ({
  entries: await db.query<Entry>(
    "select *, trim_scale(amount)::text as amount from ledger_entries",
  ),
  terms: await db.query<Term>("select * from segments"),
});

describeEachEngine("what segments come to at any two clocks", (getDatabase) => {
  test.each(seeds)(
    "is what the entries believed then add up to, one by one (seed %i)",
    async (seed) => {
      const db = getDatabase();
      await emptyBook(db);
      const book = generateBook(seed);
      await readGenerated(db, book);
      await ensureMonths(db, { accounts: "all" });
      const all = await readAll(db);
      const accountIds = [...new Set(all.terms.map(({ account_id }) => account_id))];
      const known = book.readings.flatMap((at) => [
        addDuration(at, -1),
        at,
        addDuration(at, 3_600_000),
      ]);
      let compared = 0;
      for (const [turn, knownAt] of [...known, LATEST].entries()) {
        // In the ordinary form each instant known is held against other edges than the one before.
        const edges = someOf(book.edges.slice(turn % 3), 6);
        for (const [place, edge] of edges.entries()) {
          // Now and then each account is told at another instant.
          const cutOf = (index: number) =>
            place % 5 === 0 ? (book.edges[(place + index * 7) % book.edges.length] ?? edge) : edge;
          const cuts: Cuts = new Map(accountIds.map((id, index) => [id, cutOf(index)]));
          const records = await listSegmentRecords(db, cuts, knownAt);
          const found = new Map(
            [...records.values()]
              .flat()
              .map(({ segment, totals }) => [segment.id, toSums(totals)] as const),
          );
          expect(found, `${edge}, known ${knownAt}`).toEqual(addUp(all, cuts, knownAt));
          compared += found.size;
        }
      }
      expect(compared).toBeGreaterThan(1_000);
    },
    1_200_000,
  );
});
