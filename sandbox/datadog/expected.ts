import { dayText, instantText, utcMidnight } from "@/sandbox/clock-days";
import {
  knownUntil,
  millionthsText,
  type UsedDay,
  usedDays,
  utilizationOver,
  WHOLE,
} from "@/sandbox/datadog/daily-use";
import {
  type Committed,
  type Fine,
  fine,
  fineText,
  perHourOver,
  share,
} from "@/sandbox/datadog/fine-amount";
import type { Commitment, Span } from "@/sandbox/datadog/model";
import { type State, stateAt, statusAt } from "@/sandbox/datadog/status";
import { type DatadogWorld, isListed } from "@/sandbox/datadog/world";

/** What the figures of a commitment are in: what its row gives decides. */
export type Measure = "dollars" | "instance-hours" | "percentage";

type Amounts = { readonly committed: string; readonly used: string; readonly unused: string };

export type ExpectedDay = {
  readonly day: string;
  /** As it stands in the answer for the one day. */
  readonly utilization: string;
  /** Null where only a percentage is known. */
  readonly amounts: Amounts | null;
};

export type ExpectedCommitment = {
  readonly key: string;
  readonly provider: Commitment["provider"];
  readonly products: readonly string[];
  readonly type: Commitment["type"];
  readonly id: string;
  readonly kind: Commitment["kind"];
  /** Half-open; null: the row does not say. */
  readonly term: { readonly start: string | null; readonly end: string | null };
  readonly state: State;
  /** The vendor's word, of Azure reservations only. */
  readonly status: string | null;
  readonly measure: Measure;
  readonly perHour: string | null;
  readonly nfus: string | null;
  /** The complete days of the window that lie in the term; the others have no utilization. */
  readonly days: readonly ExpectedDay[];
  /** Of the day still running at the clock's instant. */
  readonly runningUtilization: string | null;
  /** Over `days`, weighed by hours. */
  readonly utilization: string | null;
  readonly totals: Amounts | null;
  /** Per hour times the hours from the clock's instant, or the later start, to the end. */
  readonly remaining: string | null;
  /** Calendar days in UTC, today excluded, the last included; null: ended, or no end given. */
  readonly daysLeft: number | null;
  /** Whether an amount here is rounded to ten decimals, as its hours are no finite decimal. */
  readonly isRounded: boolean;
};

export type DatadogExpected = {
  readonly at: string;
  /** Complete UTC days: `until` is the running day and not among them. */
  readonly window: { readonly from: string; readonly until: string };
  readonly commitments: readonly ExpectedCommitment[];
};

const DAY_MS = 86_400_000;
const dayOf = (instant: number): number => Math.floor(instant / DAY_MS);

const measureOf = ({
  given,
}: Commitment): { readonly measure: Measure; readonly perHour: string | null } => {
  if (given.spendPerHour !== null) return { measure: "dollars", perHour: given.spendPerHour };
  if (given.count !== null) return { measure: "instance-hours", perHour: given.count };
  return { measure: "percentage", perHour: null };
};

type DayFigures = { readonly committed: Committed; readonly used: Fine };

const figuresOf = (perHour: string, { milliseconds, millionths }: UsedDay): DayFigures => {
  const committed = perHourOver(fine(perHour), milliseconds);
  return { committed, used: share(committed.amount, millionths, WHOLE) };
};

const amountsText = (figures: readonly DayFigures[]): Amounts => {
  const committed = figures.reduce((sum, day) => sum + day.committed.amount, 0n);
  const used = figures.reduce((sum, day) => sum + day.used, 0n);
  return {
    committed: fineText(committed),
    used: fineText(used),
    unused: fineText(committed - used),
  };
};

const utilizationText = (days: readonly UsedDay[]): string | null => {
  const millionths = utilizationOver(days);
  return millionths === null ? null : millionthsText(millionths);
};

const remainingOf = (commitment: Commitment, perHour: string | null, now: number) => {
  const { start, end, says } = commitment;
  const hasFuture =
    stateAt(commitment, now) === "active" || stateAt(commitment, now) === "upcoming";
  if (perHour === null || !says.end) return null;
  const left = hasFuture ? end - Math.max(now, start) : 0;
  return perHourOver(fine(perHour), left);
};

const expectedOf = (commitment: Commitment, window: Span, now: number): ExpectedCommitment => {
  const { key, provider, products, type, id, kind, start, end, says, given } = commitment;
  const { measure, perHour } = measureOf(commitment);
  const days = usedDays(commitment, window, now);
  const figures = perHour === null ? null : days.map((day) => figuresOf(perHour, day));
  const remaining = remainingOf(commitment, perHour, now);
  const state = stateAt(commitment, now);
  const isOver = state === "expired" || state === "cancelled";
  const runningDay = { start: window.end, end: window.end + DAY_MS };
  return {
    key,
    provider,
    products,
    type,
    id,
    kind,
    term: {
      start: says.start ? instantText(start) : null,
      end: says.end ? instantText(end) : null,
    },
    state,
    status: kind === "azure-vm-ri" ? statusAt(commitment, now) : null,
    measure,
    perHour,
    nfus: given.nfus,
    days: days.map((day, index) => {
      const figure = figures?.[index];
      return {
        day: dayText(day.day),
        utilization: millionthsText(day.millionths),
        amounts: figure ? amountsText([figure]) : null,
      };
    }),
    runningUtilization: utilizationText(usedDays(commitment, runningDay, now)),
    utilization: utilizationText(days),
    totals: figures === null ? null : amountsText(figures),
    remaining: remaining === null ? null : fineText(remaining.amount),
    daysLeft: says.end && !isOver ? dayOf(end - 1) - dayOf(now) : null,
    isRounded:
      remaining?.isRounded === true || (figures ?? []).some((day) => day.committed.isRounded),
  };
};

/** Everything listed for the last `days` complete days and today, at the instant `now`. */
export const datadogExpectedAt = (
  world: DatadogWorld,
  days: number,
  now: number,
): DatadogExpected => {
  const today = dayOf(knownUntil(now));
  const window = { start: utcMidnight(today - days), end: utcMidnight(today) };
  const listedFor = { start: window.start, end: now + 1 };
  return {
    at: instantText(now),
    window: { from: dayText(today - days), until: dayText(today) },
    commitments: world
      .all()
      .filter((commitment) => isListed(commitment, listedFor, now))
      .map((commitment) => expectedOf(commitment, window, now)),
  };
};
