import type { CommitmentShape } from "@/lib/domain/base/commitment";
import { addDecimals, type Decimal, type Unit, unitKey, ZERO } from "@/lib/domain/base/money";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

/** An entry that comes by, oldest first. */
export type LedgerStep = {
  readonly entry: LedgerEntry;
  readonly shape: CommitmentShape;
  /** Whether the amount of its commitment is given: without one, nothing of it moves a balance. */
  readonly isGiven: boolean;
};

export type RowSum = { readonly rows: number; readonly amount: Decimal };

/** What has come by of one unit and shape: what is owed is never added to what can be spent. */
export type PoolTally = {
  readonly unit: Unit;
  readonly shape: CommitmentShape;
  /** Of the entries that were shown: those that move the balance, and those that are listed only. */
  readonly moved: RowSum;
  readonly listed: RowSum;
  /** After everything that came by, shown or not; null where no amount of it is given. */
  readonly balance: Decimal | null;
};

/** By unit and shape. */
export type LedgerTally = ReadonlyMap<string, PoolTally>;

export type RunningLine<Step extends LedgerStep> = {
  readonly step: Step;
  /** After this entry; null where the amount of its commitment is not given. */
  readonly balance: Decimal | null;
};

/**
 * Carries the balances of a ledger on over the next entries, so that a ledger of any length can be
 * told page by page. What is not shown moves the balance all the same (`listLedgerRows`).
 */
export const runLedger = <Step extends LedgerStep>(
  before: LedgerTally,
  steps: readonly Step[],
  isShown: (entry: LedgerEntry) => boolean,
): { readonly lines: readonly RunningLine<Step>[]; readonly tally: LedgerTally } => {
  const tally = new Map(before);
  const lines = steps.flatMap((step) => {
    const shown = isShown(step.entry);
    const key = `${unitKey(step.entry.unit)} ${step.shape}`;
    const pool = addStep(tally.get(key) ?? emptyPool(step), step, shown);
    tally.set(key, pool);
    return shown ? [{ step, balance: step.isGiven ? pool.balance : null }] : [];
  });
  return { lines, tally };
};

const nothing: RowSum = { rows: 0, amount: ZERO };

const emptyPool = ({ entry: { unit }, shape }: LedgerStep): PoolTally => ({
  unit,
  shape,
  moved: nothing,
  listed: nothing,
  balance: null,
});

const addStep = (pool: PoolTally, { entry, isGiven }: LedgerStep, shown: boolean): PoolTally => {
  const moves = isGiven && movesBalance(entry.kind);
  const add = ({ rows, amount }: RowSum): RowSum => ({
    rows: rows + 1,
    amount: addDecimals(amount, entry.amount),
  });
  return {
    ...pool,
    moved: shown && moves ? add(pool.moved) : pool.moved,
    listed: shown && !moves ? add(pool.listed) : pool.listed,
    balance: isGiven
      ? addDecimals(pool.balance ?? ZERO, moves ? entry.amount : ZERO)
      : pool.balance,
  };
};
