import type { TermEdge } from "@/lib/domain/base/commitment";
import { calendarDay, daysBetween, daysLeft, type Instant } from "@/lib/domain/base/period";
import { overHours } from "@/lib/domain/hourly/hourly-day";
import { formatCalendarDay, formatDay, formatLastDay } from "@/lib/format/format-date";
import type { HourlySpan } from "@/lib/wire/agreement";
import type { CommitmentRow } from "@/lib/wire/commitment";

type Dated = Pick<CommitmentRow, "start" | "end" | "zone">;
type Stated = Pick<CommitmentRow, "state">;
type Undated = { readonly undated: readonly TermEdge[] };

/** "since 24 Aug 2026, 90 of 615 days": what the figures of the days read stand on. */
export const spanText = (
  { firstDay, days }: Pick<HourlySpan, "firstDay" | "days">,
  { start, end, zone, undated }: Dated & Undated,
  at: Instant,
): string => {
  if (firstDay === null) return "no day read yet";
  const since = `since ${formatCalendarDay(firstDay)}`;
  if (undated.includes("start")) return `${since}, ${days} days, start not given`;
  const until = end !== null && end < at ? end : at;
  const begun = Math.max(days, daysBetween(calendarDay(start, zone), calendarDay(until, zone)));
  return `${since}, ${days} of ${begun} days`;
};

/** "11,544 h to 14 Mar 2028"; what was cancelled has no hours to come (metrics 3.14 ruling 13). */
export const hoursToEnd = ({ start, end, zone, state }: Dated & Stated, at: Instant): string => {
  if (state === "cancelled") return "cancelled, date not given";
  if (end === null) return "its end is not given";
  if (end <= at) return "it has ended";
  // Before it begins nothing has to be paid for yet.
  const from = at < start ? start : at;
  const hours = Number(overHours("1", from, end));
  return `${hours.toLocaleString("en-US", { maximumFractionDigits: 1 })} h through ${formatLastDay(end, zone)}`;
};

export const daysLeftText = ({ end, zone, state }: Dated & Stated, at: Instant): string => {
  if (state === "cancelled") return "cancelled";
  if (end === null) return "not given";
  return end <= at ? "ended" : `${daysLeft(end, at, zone)} d`;
};

/** A date that the vendor left out is not given; an open end would be another thing. */
export const startText = ({ start, zone, undated }: Dated & Undated): string =>
  undated.includes("start")
    ? `not given, known since ${formatDay(start, zone)}`
    : formatDay(start, zone);

export const endText = ({ end, zone }: Pick<Dated, "end" | "zone">): string =>
  end === null ? "not given" : formatLastDay(end, zone);

/** The vendor's word for the state, where the dates say another: metrics 3.14 ruling 13. */
export const differsFromDates = (
  said: string | null,
  state: CommitmentRow["state"],
): string | null => {
  if (said === null || said.toLowerCase() === state) return null;
  const isRunning = state === "active" || state === "evergreen";
  if (isRunning && /^(active|succeeded)$/i.test(said)) return null;
  return state === "cancelled"
    ? `The vendor says ${said} and gives no date for it.`
    : `The vendor says ${said}; by its dates it is ${state}. The dates decide.`;
};
