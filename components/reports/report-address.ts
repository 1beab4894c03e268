import { type Address, wordIn } from "@/lib/client/use-address";
import type { Funding } from "@/lib/domain/reports/funding";
import type { ReportGrouping } from "@/lib/domain/reports/report-cell";
import type { PeriodStep } from "@/lib/domain/reports/report-periods";
import type { ReportingBasis } from "@/lib/domain/reports/reporting-basis";
import type { ReportLine, RollForwardFilters } from "@/lib/wire/report";

/** What a roll-forward is asked, as it stands in the address. */
export const readReportFilters = (address: Address): RollForwardFilters => {
  const text = (name: string): string | undefined => address.get(name) ?? undefined;
  return {
    from: text("from"),
    to: text("to"),
    per: wordIn<PeriodStep>(address, "per") ?? "month",
    calendar: wordIn<NonNullable<RollForwardFilters["calendar"]>>(address, "calendar") ?? "months",
    firstMonth: text("firstMonth"),
    anchor: text("anchor"),
    leapYears: text("leapYears"),
    zone: text("zone"),
    basis: wordIn<ReportingBasis>(address, "basis") ?? "boundary",
    by: wordIn<ReportGrouping>(address, "by") ?? "unit",
    provider: wordIn<NonNullable<RollForwardFilters["provider"]>>(address, "provider"),
    account: text("account"),
    unit: text("unit"),
    q: text("q"),
  };
};

/** The figure whose entries are open, as it stands in the address. */
export type OpenCell = {
  readonly sheet: string;
  readonly row: string | null;
  readonly funding: Funding | null;
  readonly line: ReportLine;
  /** Null: the whole report. */
  readonly period: string | null;
};

const cellNames = ["sheet", "row", "funding", "line", "period"] as const;

export const readOpenCell = (address: Address): OpenCell | null => {
  const sheet = address.get("sheet");
  const line = wordIn<ReportLine>(address, "line");
  if (sheet === null || line === undefined) return null;
  return {
    ...{ sheet, line },
    row: address.get("row"),
    funding: wordIn<Funding>(address, "funding") ?? null,
    period: address.get("period"),
  };
};

/** The same report with a figure open, or none. */
export const withCell = (address: Address, cell: OpenCell | null) =>
  address.with(cell === null ? Object.fromEntries(cellNames.map((name) => [name, null])) : cell);

export const isSameCell = (left: OpenCell | null, right: OpenCell): boolean =>
  left !== null && cellNames.every((name) => left[name] === right[name]);
