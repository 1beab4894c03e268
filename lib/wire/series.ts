import { z } from "zod";
import { calendarSteps } from "@/lib/domain/base/calendar-step";
import { forecast, utilizationPoint, utilizationSegment } from "@/lib/wire/commitment";
import { answer, clocks, decimal, instant, unit } from "@/lib/wire/common";
import { hourlyPoint, hourlyTotal } from "@/lib/wire/hourly";
import { entryKind } from "@/lib/wire/ledger";

/**
 * What a chart is drawn from: the whole term or the whole period asked for, never a page. Of a series
 * too long to draw, points are those that the rule keeps, as they were; bars add up all of it.
 */

export const seriesQuery = clocks.extend({
  /** Its entries alone, with a balance of its own. */
  segment: z.string().max(200).optional(),
  /** Half-open; absent: the whole term. */
  from: instant.optional(),
  to: instant.optional(),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;

/** How much of the calendar a bar stands for. Weeks begin on Monday. */
const every = z.enum(calendarSteps);

/** A posted entry and the settled balance after it; null where a grant is not given. */
export const seriesEntry = z.object({
  id: z.string(),
  kind: entryKind,
  /** The day it counts on: what closes at midnight belongs to the day before. */
  day: z.string(),
  at: instant,
  amount: decimal,
  balance: decimal.nullable(),
});
export type SeriesEntry = z.infer<typeof seriesEntry>;

export const movementBar = z.object({
  /** Its first day. */
  day: z.string(),
  movements: z.array(z.object({ kind: entryKind, entries: z.int(), amount: decimal })),
  balance: decimal.nullable(),
});

/** Of a ledger that the vendor keeps. Drafts are in none of its balances. */
export const balanceSeries = z.object({
  opening: decimal.nullable(),
  closing: decimal.nullable(),
  /** Posted entries that the series stands on, and whether only some of them are points. */
  entries: z.int(),
  isReduced: z.boolean(),
  points: z.array(seriesEntry),
  /** What is no drawdown, the largest where they are many; overage is a memo among them. */
  events: z.array(seriesEntry),
  every,
  bars: z.array(movementBar),
  drafts: z.object({ entries: z.int(), amount: decimal }),
});
export type BalanceSeries = z.infer<typeof balanceSeries>;

export const utilizationBar = utilizationPoint.extend({ until: z.string(), missing: z.int() });

/** Of a ledger derived from charges: charge days. */
export const daySeries = z.object({
  days: z.int(),
  isReduced: z.boolean(),
  points: z.array(utilizationPoint),
  every,
  /** Null: every day is a point. */
  bars: z.array(utilizationBar).nullable(),
});
export type DaySeries = z.infer<typeof daySeries>;

export const hourlyBar = z.object({
  day: z.string(),
  until: z.string(),
  start: instant,
  end: instant,
  days: z.int(),
  hours: decimal,
  usedHours: decimal,
  committed: decimal.nullable(),
  used: decimal.nullable(),
  unused: decimal.nullable(),
  missing: z.int(),
  doubted: z.int(),
});

/** Of what is bought by the hour: complete days. */
export const hourlyDays = z.object({
  perHour: decimal.nullable(),
  days: z.int(),
  isReduced: z.boolean(),
  points: z.array(hourlyPoint),
  every,
  /** Null: every day is a point. */
  bars: z.array(hourlyBar).nullable(),
  months: z.array(hourlyBar),
  /** From Monday, as far as days were read. */
  weekdays: z.array(hourlyBar),
  /** The first of the days without a value. */
  gaps: z.array(hourlyPoint),
  total: hourlyTotal,
  /** Of the last thirty days. */
  recent: hourlyTotal,
});
export type HourlyDays = z.infer<typeof hourlyDays>;

export const commitmentSeries = z.object({
  unit,
  /** The zone its days are counted in. */
  dayZone: z.string(),
  /** From edge to edge of the chart. */
  start: instant,
  end: instant,
  segments: z.array(utilizationSegment.extend({ rolledIn: decimal })),
  balance: balanceSeries.nullable(),
  days: daySeries.nullable(),
  hourly: hourlyDays.nullable(),
  forecast,
});
export type CommitmentSeries = z.infer<typeof commitmentSeries>;
export const seriesAnswer = answer(commitmentSeries);
