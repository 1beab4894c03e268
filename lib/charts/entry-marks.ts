import type { BalanceMark } from "@/lib/charts/balance-chart";
import {
  addDecimals,
  type Decimal,
  isNegative,
  isZero,
  negateDecimal,
  subtractDecimals,
  type Unit,
} from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { columnOf, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatCalendarDay } from "@/lib/format/format-date";
import type { BalanceSeries, SeriesEntry } from "@/lib/wire/series";

export type EntryWords = {
  readonly unit: Unit;
  /** What an entry of a kind is called. */
  readonly wordOf: (kind: SeriesEntry["kind"]) => string;
};

/** A bar of an entry keeps its width however close the entries stand. */
const barSpanMs = 31 * 86_400_000;

const sizeOf = (amount: Decimal): Decimal => (isNegative(amount) ? negateDecimal(amount) : amount);

/** One entry of a vendor's ledger: a bar from the balance before to the one after, at its instant. */
export const entryMark = (entry: SeriesEntry, { unit, wordOf }: EntryWords): BalanceMark => {
  const { kind, amount, balance } = entry;
  const isMemo = !movesBalance(kind);
  const isDrawn = columnOf(kind) === "drawdown";
  const moved = formatAmount({ amount, unit }, { isMovement: true }).text;
  const before = balance === null || isMemo ? balance : subtractDecimals(balance, amount);
  return {
    key: entry.id,
    x: toEpochMs(entry.at),
    spanMs: barSpanMs,
    before: before === null ? null : Number(before),
    after: balance === null ? null : Number(balance),
    overage: isMemo ? Number(amount) : 0,
    drawnValue: 0,
    isRunning: false,
    when: formatCalendarDay(entry.day),
    drawn: isDrawn ? formatAmount({ amount: negateDecimal(amount), unit }).text : "–",
    other: isDrawn || isMemo ? "–" : moved,
    change: isMemo ? formatAmount({ amount, unit }, { isMemo }).text : moved,
    overageText: isMemo ? formatAmount({ amount, unit }).text : "–",
    balance: balance === null ? "not given" : formatAmount({ amount: balance, unit }).text,
    plan: "–",
    note: wordOf(kind),
    entry: lookOf(entry, unit),
  };
};

const lookOf = ({ kind, amount }: SeriesEntry, unit: Unit): BalanceMark["entry"] => {
  const short = formatAxisAmount({ amount: sizeOf(amount), unit }, { withUnit: false });
  const column = columnOf(kind);
  if (column === "drawdown") return { look: "drawn", short };
  if (!movesBalance(kind)) return { look: "overage", short: `${short} overage` };
  if (column === "expiry" && isNegative(amount)) {
    return { look: "lapsed", short: `${short} lapsed` };
  }
  const isOpening = column === "additions" || column === "rollover-in";
  return isOpening ? { look: "opened", short: "" } : { look: "moved", short };
};

/** All drafts together, from what is settled to what is available. */
export const draftMark = (
  { drafts, closing }: Pick<BalanceSeries, "drafts" | "closing">,
  unit: Unit,
  at: Instant,
): BalanceMark[] => {
  if (drafts.entries === 0 || isZero(drafts.amount) || closing === null) return [];
  const available = addDecimals(closing, drafts.amount);
  const size = formatAxisAmount({ amount: sizeOf(drafts.amount), unit }, { withUnit: false });
  return [
    {
      key: "drafts",
      x: toEpochMs(at),
      spanMs: barSpanMs,
      before: Number(closing),
      after: Number(available),
      overage: 0,
      drawnValue: 0,
      isRunning: false,
      when: "Today",
      drawn: formatAmount({ amount: negateDecimal(drafts.amount), unit }).text,
      other: "–",
      change: formatAmount({ amount: drafts.amount, unit }, { isMovement: true }).text,
      overageText: "–",
      balance: formatAmount({ amount: available, unit }).text,
      plan: "–",
      note: drafts.entries === 1 ? "Pending, 1 draft" : `Pending, ${drafts.entries} drafts`,
      entry: { look: "pending", short: `${size} pending` },
    },
  ];
};
