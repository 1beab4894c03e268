import { addDecimals, compareDecimals } from "@/lib/domain/base/money";
import {
  type LedgerTally,
  type PoolTally,
  type RunningLine,
  runLedger,
} from "@/lib/domain/ledger/running-ledger";
import { compareText } from "@/lib/domain/standing/standing";
import type { Queryable } from "@/lib/store/database";
import type { LedgerFilter } from "@/lib/store/read/ledger-source";
import { type ForwardRow, listLedgerForward } from "@/lib/store/read/list-ledger-forward";
import type { Clocks, Scope } from "@/lib/store/read/statement";
import type { LedgerTotals } from "@/lib/store/read/sum-ledger";

/** What is in memory at a time, however long the ledger. */
const pageRows = 1_000;

export type LedgerWalk = AsyncGenerator<
  { readonly lines: readonly RunningLine<ForwardRow>[] },
  readonly PoolTally[]
>;

/** A whole ledger page by page, oldest first, with the balance after each entry; returns its sums. */
export async function* walkLedger(
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  { kind, status, ...whose }: LedgerFilter,
): LedgerWalk {
  let tally: LedgerTally = new Map();
  let after: ForwardRow["place"] | null = null;
  for (;;) {
    const page: ForwardRow[] = await listLedgerForward(db, scope, clocks, whose, {
      after,
      limit: pageRows,
    });
    const run = runLedger(
      tally,
      page,
      (entry) => (kind ?? entry.kind) === entry.kind && (status ?? entry.status) === entry.status,
    );
    tally = run.tally;
    yield { lines: run.lines };
    after = page.at(-1)?.place ?? null;
    if (page.length < pageRows) return [...tally.values()].sort(byUnit);
  }
}

const byUnit = (left: PoolTally, right: PoolTally): number =>
  compareText(left.unit.code, right.unit.code) ||
  compareText(left.unit.kind, right.unit.kind) ||
  compareText(left.shape, right.shape);

type Promised = LedgerTotals["closings"][number];

/** Throws when what came by is not what one statement had said would: the book was written meanwhile. */
export const requireSameSums = (
  walked: readonly PoolTally[],
  { closings }: Pick<LedgerTotals, "closings">,
): void => {
  const isSame = ({ unit, shape, moved, listed, balance }: PoolTally, said: Promised): boolean =>
    said.unit.code === unit.code &&
    said.unit.kind === unit.kind &&
    said.shape === shape &&
    said.rows === moved.rows + listed.rows &&
    compareDecimals(said.amount, addDecimals(moved.amount, listed.amount)) === 0 &&
    isSameBalance(said.closing, balance);
  const isWhole =
    closings.length === walked.length &&
    walked.every((pool) => closings.some((said) => isSame(pool, said)));
  if (!isWhole) throw new Error("The ledger that was read is not the one that was added up.");
};

const isSameBalance = (left: string | null, right: string | null): boolean =>
  left === null || right === null ? left === right : compareDecimals(left, right) === 0;
