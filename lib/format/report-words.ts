import { addDays } from "@/lib/domain/base/period";
import type { Pool } from "@/lib/domain/base/pool";
import type { MovementColumn } from "@/lib/domain/ledger/roll-forward";
import type { Funding } from "@/lib/domain/reports/funding";
import { formatCalendarDay, formatDayOfYear, formatMonth } from "@/lib/format/format-date";

type Line = MovementColumn | "opening" | "closing" | "overage";

/** How the lines of a roll-forward are called: what is owed and what is bought by the hour have words of their own. */
const lines: Readonly<Record<Pool, Readonly<Record<Line, string>>>> = {
  balance: {
    opening: "Opening",
    additions: "Additions",
    "rollover-in": "Rollover in",
    drawdown: "Drawdown",
    expiry: "Expired unused",
    "rollover-out": "Rollover out",
    "true-up": "True-up",
    credited: "Cancelled, credited",
    adjustments: "Adjustments",
    closing: "Closing",
    overage: "Overage",
  },
  target: {
    opening: "Opening",
    additions: "New targets",
    "rollover-in": "Rollover in",
    drawdown: "Attained",
    expiry: "Expired",
    "rollover-out": "Rollover out",
    "true-up": "True-up",
    credited: "Cancelled, credited",
    adjustments: "Adjustments",
    closing: "Still owed",
    overage: "Beyond the target",
  },
  hourly: {
    opening: "Opening",
    additions: "Committed",
    "rollover-in": "Rollover in",
    drawdown: "Used",
    expiry: "Expired unused",
    "rollover-out": "Rollover out",
    "true-up": "True-up",
    credited: "Cancelled, credited",
    adjustments: "Adjustments",
    closing: "Closing",
    overage: "Beyond the plan",
  },
};

export const reportLineName = (pool: Pool, line: Line): string => lines[pool][line];

export const fundingName: Readonly<Record<Funding, string>> = {
  paid: "Paid",
  granted: "Granted",
  unknown: "Not said",
};

export const rolledIntoNextName = "Rolled over into next";

/** metrics 3.1, as it stands on every report. */
export const boundaryRule =
  "At midnight, closing events belong to the day that ends, grants to the day that begins.";

type Days = { readonly firstDay: string; readonly endDay: string };

const isFirst = (day: string): boolean => day.endsWith("-01");

/** "Sep 2026" for a whole calendar month, "27 Sep – 31 Oct 2026" for any other span of days. */
export const reportPeriodName = ({ firstDay, endDay }: Days): string => {
  const lastDay = addDays(endDay, -1);
  const isMonth = isFirst(firstDay) && isFirst(endDay) && addDays(firstDay, 31) >= endDay;
  return isMonth ? formatMonth(firstDay) : daysName(firstDay, lastDay);
};

/** "Sep – Nov 2026" where it begins and ends with a month. */
export const reportSpanName = ({ firstDay, endDay }: Days): string => {
  const lastDay = addDays(endDay, -1);
  if (!isFirst(firstDay) || !isFirst(endDay)) return daysName(firstDay, lastDay);
  const [from, to] = [formatMonth(firstDay), formatMonth(lastDay)];
  if (from === to) return from;
  const isOneYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  return `${isOneYear ? from.slice(0, 3) : from} – ${to}`;
};

const daysName = (firstDay: string, lastDay: string): string => {
  const isOneYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  const from = isOneYear ? formatDayOfYear(firstDay) : formatCalendarDay(firstDay);
  return `${from} – ${formatCalendarDay(lastDay)}`;
};

type SheetWords = { readonly title: string; readonly note: string };

const sheets: Readonly<Record<"sold" | "bought", Readonly<Record<Pool, SheetWords>>>> = {
  sold: {
    balance: {
      title: "Pools",
      note: "prepaid commits and credits, what customers may still draw; only what was paid is a liability",
    },
    target: {
      title: "Obligations",
      note: "postpaid and minimums, a sheet of their own, never netted with pools",
    },
    hourly: { title: "Hourly plans", note: "each day opens and closes at zero" },
  },
  bought: {
    balance: { title: "Pools bought", note: "prepaid at vendors, what may still be drawn there" },
    target: {
      title: "Obligations to vendors",
      note: "what is still to be spent, never netted with pools",
    },
    hourly: {
      title: "Hourly plans",
      note: "bought by the hour; each day opens and closes at zero",
    },
  },
};

export const reportSheetWords = (of: {
  readonly side: "sold" | "bought";
  readonly pool: Pool;
}): SheetWords => sheets[of.side][of.pool];
