import { amountTicks, timeMarks } from "@/lib/charts/axis";
import { prepareForecast } from "@/lib/charts/prepare-forecast";
import type { UtilizationChart, UtilizationMark, XY } from "@/lib/charts/prepare-utilization";
import { findValue } from "@/lib/domain/base/metric";
import {
  addDecimals,
  isNegative,
  isZero,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
  type Unit,
} from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { columnOf } from "@/lib/domain/ledger/entry-kinds";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatDayOfYear } from "@/lib/format/format-date";
import type { CommitmentDetail, UtilizationSeries } from "@/lib/wire/commitment";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

type Segment = Pick<CommitmentDetail["segments"][number], "name" | "start" | "end"> & {
  readonly granted: string | null;
};

type LedgerChartInput = {
  /** Oldest first, as far as they were read. */
  readonly entries: readonly WireLedgerEntry[];
  readonly segments: readonly Segment[];
  readonly unit: Unit;
  /** What is left is owed, and what lapses is a shortfall. */
  readonly isTarget: boolean;
  readonly forecast: UtilizationSeries["forecast"];
  /** What an entry is called, and on which day it stands. */
  readonly say: (entry: WireLedgerEntry) => { readonly word: string; readonly day: string };
};

/** A bar keeps its width however close the entries stand. */
const barSpanMs = 31 * 86_400_000;

/**
 * The balance of a ledger that the vendor keeps: it stays between two entries and changes where one
 * stands, and nothing is spread over the days between. Drafts hang at today.
 */
export const prepareLedgerChart = (input: LedgerChartInput, at: Instant): UtilizationChart => {
  const { segments, unit } = input;
  const posted = input.entries.filter(({ status, isMemo }) => status === "posted" && !isMemo);
  const marks = [...posted.map((entry) => toMark(entry, input)), ...draftMark(input, posted, at)];
  const x = spanOf(segments, at);
  const steps = stepsOf(posted, marks, at);
  const heights = [...marks.flatMap(({ before, after }) => [before ?? 0, after ?? 0]), 0];
  const high = Math.max(...segments.map(({ granted }) => Number(granted ?? 0)), ...heights);
  const ahead = aheadOf(input, high);
  const low = Math.min(...heights, ahead?.lowest ?? 0);
  const drawn = cumulativeOf(posted, x[0]);
  const total = Math.max(drawn.at(-1)?.y ?? 0, 1);
  const today = toEpochMs(at);
  return {
    unit,
    x,
    y: [low * 1.08, high * 1.08],
    cumulativeY: [0, total * 1.08],
    ticks: amountTicks(low, high, unit),
    cumulativeTicks: amountTicks(0, total, unit),
    months: timeMarks(new Date(x[0]).toISOString(), new Date(x[1]).toISOString(), "UTC"),
    edges: segments.map(({ name, start, granted }) => ({
      x: toEpochMs(start),
      title: segments.length > 1 ? name : "",
      amount: granted === null ? "amount not given" : formatAmount({ amount: granted, unit }).text,
    })),
    balance: [steps],
    cumulative: drawn,
    plans: segments.flatMap(({ start, end, granted }) =>
      granted === null || end === null
        ? []
        : [
            [
              { x: toEpochMs(start), y: Number(granted) },
              { x: toEpochMs(end), y: 0 },
            ],
          ],
    ),
    cumulativePlan: [],
    lapses: [],
    forecast: ahead,
    today: today >= x[0] && today <= x[1] ? today : null,
    todayLabel: `Today, ${formatDayOfYear(at.slice(0, 10))}`,
    marks,
    grouping: null,
    ...(input.isTarget ? { tone: "postpaid" as const } : {}),
  };
};

const aheadOf = ({ unit, forecast, isTarget }: LedgerChartInput, high: number) => {
  const ahead = prepareForecast({ unit, forecast }, high);
  if (ahead === null || !isTarget) return ahead;
  const label = ahead.isBeyond ? "reached before its end" : ahead.label.replace("lapses", "short");
  return { ...ahead, label };
};

const isLapse = ({ kind, amount }: WireLedgerEntry): boolean =>
  columnOf(kind) === "expiry" && isNegative(amount);

const spanOf = (segments: readonly Segment[], at: Instant): readonly [number, number] => [
  Math.min(...segments.map(({ start }) => toEpochMs(start))),
  Math.max(...segments.map(({ end }) => toEpochMs(end ?? at))),
];

const toMark = (entry: WireLedgerEntry, { unit, say }: LedgerChartInput): UtilizationMark => {
  const { word, day } = say(entry);
  const balance = findValue(entry.balance);
  const after = balance === null ? null : Number(balance.amount);
  const before = balance === null ? null : Number(subtractDecimals(balance.amount, entry.amount));
  return {
    key: `${entry.effectiveAt} ${entry.id}`,
    x: toEpochMs(entry.effectiveAt),
    spanMs: barSpanMs,
    before,
    after,
    overage: 0,
    isRunning: false,
    when: day,
    drawn: formatAmount({ amount: entry.amount, unit }, { isMovement: true }).text,
    overageText: "–",
    balance: balance === null ? "not given" : formatAmount(balance).text,
    plan: "–",
    note: word,
    entry: lookOf(entry),
  };
};

const lookOf = (entry: WireLedgerEntry): UtilizationMark["entry"] => {
  const { amount, unit, kind } = entry;
  const size = isNegative(amount) ? negateDecimal(amount) : amount;
  const short = formatAxisAmount({ amount: size, unit }, { withUnit: false });
  const column = columnOf(kind);
  if (column === "drawdown") return { look: "drawn", short };
  if (isLapse(entry)) return { look: "lapsed", short: `${short} lapsed` };
  const isOpening = column === "additions" || column === "rollover-in";
  return isOpening ? { look: "opened", short: "" } : { look: "moved", short };
};

/** All drafts together, from what is settled to what is available. */
const draftMark = (
  { entries, unit }: LedgerChartInput,
  posted: readonly WireLedgerEntry[],
  at: Instant,
): UtilizationMark[] => {
  const drafts = entries.filter(({ status, amount }) => status === "draft" && !isZero(amount));
  const settled = findValue(posted.at(-1)?.balance ?? { kind: "not-given" });
  if (drafts.length === 0 || settled === null) return [];
  const amount = sumDecimals(drafts.map((draft) => draft.amount));
  const available = addDecimals(settled.amount, amount);
  return [
    {
      key: "drafts",
      x: toEpochMs(at),
      spanMs: barSpanMs,
      before: Number(settled.amount),
      after: Number(available),
      overage: 0,
      isRunning: false,
      when: "Today",
      drawn: formatAmount({ amount, unit }, { isMovement: true }).text,
      overageText: "–",
      balance: formatAmount({ amount: available, unit }).text,
      plan: "–",
      note: drafts.length === 1 ? "Pending, 1 draft" : `Pending, ${drafts.length} drafts`,
      entry: {
        look: "pending",
        short: `${formatAxisAmount({ amount: negateDecimal(amount), unit }, { withUnit: false })} pending`,
      },
    },
  ];
};

const stepsOf = (
  posted: readonly WireLedgerEntry[],
  marks: readonly UtilizationMark[],
  at: Instant,
): XY[] => {
  const steps: XY[] = [];
  posted.forEach((_, index) => {
    const mark = marks[index];
    if (!mark || mark.before === null || mark.after === null) return;
    if (index > 0) steps.push({ x: mark.x, y: mark.before });
    steps.push({ x: mark.x, y: mark.after });
  });
  const last = steps.at(-1);
  const until = toEpochMs(at);
  return last && last.x < until ? [...steps, { x: until, y: last.y }] : steps;
};

const cumulativeOf = (posted: readonly WireLedgerEntry[], start: number): XY[] => {
  let sum = 0;
  const steps = posted
    .filter(({ kind }) => columnOf(kind) === "drawdown")
    .map(({ effectiveAt, amount }) => {
      sum -= Number(amount);
      return { x: toEpochMs(effectiveAt), y: sum };
    });
  return [{ x: start, y: 0 }, ...steps];
};
