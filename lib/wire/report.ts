import { z } from "zod";
import { commitmentShapes } from "@/lib/domain/base/commitment";
import { recordOf } from "@/lib/domain/base/keys-of";
import { movementColumns } from "@/lib/domain/ledger/roll-forward";
import { calendarKinds } from "@/lib/domain/reports/fiscal-calendar";
import { fundings } from "@/lib/domain/reports/funding";
import { reportGroupings } from "@/lib/domain/reports/report-cell";
import { periodSteps } from "@/lib/domain/reports/report-periods";
import { reportingBases } from "@/lib/domain/reports/reporting-basis";
import {
  clocks,
  cursorQuery,
  decimal,
  type FiltersOf,
  instant,
  metric,
  page,
  pool,
  providerId,
  side,
  timeZone,
  unit,
} from "@/lib/wire/common";
import { entryKind } from "@/lib/wire/ledger";

const isDay = (text: string): boolean => {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const day = z.string().refine(isDay, "not a day (2026-11-30)");

/** Which periods a report has, in which calendar, and which side of an edge an entry stands on. */
const periodsQuery = z.object({
  /** The first day, and the first day that does not belong to it. Absent: the last three that are over. */
  from: day.optional(),
  to: day.optional(),
  per: z.enum(periodSteps).default("month"),
  calendar: z.enum(calendarKinds).default("months"),
  /** Of a calendar of months: the first month of the fiscal year. */
  firstMonth: z.coerce.number<string | number>().int().min(1).max(12).default(1),
  /** Of a calendar of weeks: the first day of some fiscal year. */
  anchor: day.optional(),
  /** Of a calendar of weeks: "2028,2034", years of 53 weeks. Absent: whichever day is nearest decides. */
  leapYears: z
    .string()
    .regex(/^\d{4}(,\d{4}){0,49}$/)
    .optional(),
  /** Whose days they are. */
  zone: timeZone.default("UTC"),
  basis: z.enum(reportingBases).default("boundary"),
});

/** Which commitments are in it: what lists of commitments can be asked, but for what holds at one instant only. */
const contentQuery = z.object({
  provider: providerId.optional(),
  account: z.string().max(100).optional(),
  shape: z.enum(commitmentShapes).optional(),
  unit: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
});

const by = z.enum(reportGroupings).default("unit");

export const rollForwardQuery = clocks
  .extend(cursorQuery.shape)
  .extend(periodsQuery.shape)
  .extend(contentQuery.shape)
  .extend({ by });
export type RollForwardQuery = z.infer<typeof rollForwardQuery>;
export type RollForwardFilters = FiltersOf<z.input<typeof rollForwardQuery>>;

/** Amounts in the unit of the sheet, signed: opening + all that moved = closing. */
const periodCells = z.object({
  opening: decimal,
  moved: z.object(recordOf(movementColumns, () => decimal)),
  closing: decimal,
  /** Memos, in no balance: consumption beyond the pool, and what left with the end of the period. */
  overage: decimal,
  rolledIntoNext: decimal,
  entries: z.int(),
  /** What closes at the very end: by its stamp alone it would stand in the next period. */
  atEnd: z.object({ entries: z.int(), amount: decimal }),
});
export type WirePeriodCells = z.infer<typeof periodCells>;

const reportColumn = z.object({
  periods: z.array(metric(periodCells)),
  whole: metric(periodCells),
});
export type WireReportColumn = z.infer<typeof reportColumn>;

/** What may be added up, and nothing else. */
export const reportSheet = z.object({ side, pool, unit });
export type WireReportSheet = z.infer<typeof reportSheet>;

const counted = {
  sheet: reportSheet,
  commitments: z.int(),
  /** Left out of every figure because a grant is not given. */
  withoutAmount: z.int(),
  all: reportColumn,
  /** Of pools: what of it was paid, granted, or nobody says. */
  fundings: z.array(z.object({ funding: z.enum(fundings), column: reportColumn })),
};

export const rollForwardTotal = z.object(counted);
export type WireRollForwardTotal = z.infer<typeof rollForwardTotal>;

export const rollForwardRow = z.object({
  id: z.string(),
  name: z.string(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  ...counted,
});
export type WireRollForwardRow = z.infer<typeof rollForwardRow>;

export const reportPeriod = z.object({
  firstDay: z.string(),
  /** The first day after it. */
  endDay: z.string(),
  start: instant,
  end: instant,
  /** False where the report cuts a period of the calendar. */
  isWhole: z.boolean(),
});
export type WireReportPeriod = z.infer<typeof reportPeriod>;

/** Rows sheet by sheet; `totals` has each sheet whole, whatever the page. */
export const rollForwardPage = page(rollForwardRow).extend({
  totals: z.array(rollForwardTotal),
  periods: z.array(reportPeriod),
  /** What was asked, everything said. */
  asked: z.object({
    from: z.string(),
    to: z.string(),
    per: z.enum(periodSteps),
    calendar: z.enum(calendarKinds),
    zone: z.string(),
    basis: z.enum(reportingBases),
    by: z.enum(reportGroupings),
  }),
  /** Looked at in this very answer. */
  checks: z.object({ foots: z.boolean(), chains: z.boolean(), sums: z.boolean() }),
});
export type RollForwardPage = z.infer<typeof rollForwardPage>;

/** What a figure of a roll-forward adds up: one of its lines, in one of its periods or in all. */
export const reportLines = ["opening", ...movementColumns, "overage", "closing"] as const;
export type ReportLine = (typeof reportLines)[number];

export const reportEntriesQuery = rollForwardQuery.extend({
  line: z.enum(reportLines).default("closing"),
  /** The place of the period, counted from 0; absent: the whole report. */
  period: z.coerce.number<string | number>().int().min(0).max(23).optional(),
  /** "sold balance currency:USD", the id of a row, what was funded how: absent, all of them. */
  sheet: z.string().max(200).optional(),
  row: z.string().max(200).optional(),
  funding: z.enum(fundings).optional(),
});
export type ReportEntriesQuery = z.infer<typeof reportEntriesQuery>;
export type ReportEntriesFilters = FiltersOf<z.input<typeof reportEntriesQuery>>;

const reportEntry = z.object({
  id: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  commitmentId: z.string(),
  commitmentName: z.string(),
  kind: entryKind,
  effectiveAt: instant,
  amount: decimal,
  unit,
  funding: z.enum(fundings),
  invoiceId: z.string().nullable(),
  detail: z.string().nullable(),
});
export type WireReportEntry = z.infer<typeof reportEntry>;

/** Posted entries, largest first. */
export const reportEntriesPage = page(reportEntry).extend({
  totals: z.array(z.object({ unit, amount: decimal, entries: z.int() })),
});
export type ReportEntriesPage = z.infer<typeof reportEntriesPage>;
