import { calendarDay, type Instant } from "@/lib/domain/base/period";
import type { FiscalCalendar } from "@/lib/domain/reports/fiscal-calendar";
import {
  lastPeriods,
  type ReportPeriod,
  reportPeriodsOf,
} from "@/lib/domain/reports/report-periods";
import { AppError } from "@/lib/server/errors";
import type { RollForwardQuery } from "@/lib/wire/report";

/** So many periods stand side by side at most: no screen and no sheet holds more. */
const periodMax = 24;
const shownUnasked = 3;

type Asked = Pick<
  RollForwardQuery,
  "from" | "to" | "per" | "calendar" | "firstMonth" | "anchor" | "leapYears" | "zone"
>;

export type PeriodsTold = {
  readonly from: string;
  readonly to: string;
  readonly periods: readonly [ReportPeriod, ...ReportPeriod[]];
};

/** The periods that were asked for; of a report that names none, the last that are over. */
export const toReportPeriods = (asked: Asked, asOf: Instant): PeriodsTold => {
  const calendar = toCalendar(asked);
  const { per, zone } = asked;
  const usual = lastPeriods(calendar, per, calendarDay(asOf, zone), shownUnasked);
  // Of one that is named, the other goes as far as the report does unasked.
  const to =
    asked.to ?? (asked.from !== undefined && asked.from >= usual.to ? undefined : usual.to);
  if (to === undefined)
    throw refused("A report that begins after its last period has to name its end.");
  const from = asked.from ?? lastPeriods(calendar, per, to, shownUnasked).from;
  if (from >= to) throw refused("A report ends after it begins.");
  const [first, ...others] = reportPeriodsOf({ calendar, per, from, to, zone });
  if (first === undefined) throw refused("A report ends after it begins.");
  if (others.length >= periodMax)
    throw refused(`At most ${periodMax} periods stand side by side. Ask for fewer or longer ones.`);
  return { from, to, periods: [first, ...others] };
};

const toCalendar = ({ calendar: kind, firstMonth, anchor, leapYears }: Asked): FiscalCalendar => {
  if (kind === "months") return { kind, firstMonth };
  if (anchor === undefined)
    throw refused("A calendar of weeks needs an anchor: the first day of some fiscal year.");
  return { kind, anchor, leapYears: leapYears?.split(",").map(Number) ?? null };
};

const refused = (message: string): AppError => new AppError("invalid-request", message);
