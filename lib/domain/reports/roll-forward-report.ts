import {
  known,
  type Metric,
  markIncomplete,
  NOT_GIVEN,
  NOT_STARTED,
  noData,
} from "@/lib/domain/base/metric";
import type { Instant } from "@/lib/domain/base/period";
import { areUnlikeHours } from "@/lib/domain/hourly/unlike-hours";
import { type Funding, fundings } from "@/lib/domain/reports/funding";
import {
  hasMoved,
  hourlySums,
  type PeriodCells,
  type PeriodSum,
  rollForwardRow,
} from "@/lib/domain/reports/period-sums";
import {
  type ReportCell,
  type ReportRowOf,
  type ReportTerms,
  type SheetOf,
  sheetKey,
} from "@/lib/domain/reports/report-cell";
import { gapIn } from "@/lib/domain/reports/report-gap";
import type { ReportPeriod } from "@/lib/domain/reports/report-periods";
import { groupBy } from "@/lib/domain/standing/positions";

/** The periods of one row side by side, each with its numbers or the word that stands for them. */
export type ReportColumn = {
  readonly periods: readonly Metric<PeriodCells>[];
  readonly whole: Metric<PeriodCells>;
};

export type ReportRow = {
  readonly of: ReportRowOf | null;
  readonly commitments: number;
  /** Left out of every figure because a grant is not given. */
  readonly withoutAmount: number;
  readonly all: ReportColumn;
  /** What of it was funded how: paid and granted apart, where that matters. */
  readonly fundings: readonly { readonly funding: Funding; readonly column: ReportColumn }[];
};

export type ReportSheet = SheetOf & {
  /** All of its rows together. */
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
};

/** One result: what a screen shows, a file holds and a lock keeps. */
export type RollForwardReport = {
  readonly periods: readonly ReportPeriod[];
  readonly sheets: readonly ReportSheet[];
};

/** A cell with what its entries came to. */
export type SummedCell = ReportCell & { readonly sums: readonly PeriodSum[] };

/** Sheets and rows of which there is something to tell; `asOf`: as far as the report has come. */
export const rollForwardReport = (
  cells: readonly SummedCell[],
  periods: readonly ReportPeriod[],
  asOf: Instant,
): RollForwardReport => {
  const moved = cells.filter(isTold(periods));
  const sheets = [...groupBy(moved, ({ sheet }) => sheetKey(sheet)).values()].map((own) => ({
    ...own[0].sheet,
    total: rowOf(own, null, periods, asOf),
    rows: [...groupBy(own, ({ row }) => row.id).values()].map((parts) =>
      rowOf(parts, parts[0].row, periods, asOf),
    ),
  }));
  return { periods, sheets };
};

/** Something moved, or it runs and nobody knows its amount. */
const isTold =
  (periods: readonly ReportPeriod[]) =>
  ({ sums, sheet, terms }: SummedCell): boolean => {
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return false;
    const isNamed = terms.some(
      ({ isGiven, commitment: { start, end } }) =>
        !isGiven && start < last.end && (end === null || end > first.start),
    );
    return isNamed || hasMoved(rollForwardRow(toSums(sums, sheet), periods.length));
  };

const toSums = (sums: readonly PeriodSum[], { pool }: SheetOf): readonly PeriodSum[] =>
  pool === "hourly" ? hourlySums(sums) : sums;

const rowOf = (
  cells: readonly [SummedCell, ...SummedCell[]],
  of: ReportRowOf | null,
  periods: readonly ReportPeriod[],
  asOf: Instant,
): ReportRow => {
  const terms = cells.flatMap((cell) => cell.terms);
  const column = (own: readonly SummedCell[]): ReportColumn => columnOf(own, periods, asOf);
  return {
    of,
    commitments: terms.length,
    withoutAmount: terms.filter(({ isGiven }) => !isGiven).length,
    all: column(cells),
    fundings:
      cells[0].sheet.pool === "balance"
        ? fundings.flatMap((funding) => {
            const own = cells.filter((cell) => cell.funding === funding);
            return own.length === 0 ? [] : [{ funding, column: column(own) }];
          })
        : [],
  };
};

const columnOf = (
  cells: readonly SummedCell[],
  periods: readonly ReportPeriod[],
  asOf: Instant,
): ReportColumn => {
  const [first] = cells;
  const terms = cells.flatMap((cell) => cell.terms);
  if (first === undefined) return { periods: periods.map(() => NOT_GIVEN), whole: NOT_GIVEN };
  const row = rollForwardRow(
    cells.flatMap(({ sums }) => toSums(sums, first.sheet)),
    periods.length,
  );
  const isUnlike = areUnlikeHours(first.sheet, terms.length);
  const told = (value: PeriodCells | undefined, span: readonly ReportPeriod[]) =>
    toldCells(value, { terms, isUnlike }, span, asOf);
  return {
    periods: periods.map((period, index) => told(row.periods[index], [period])),
    whole: told(row.whole, periods),
  };
};

/** Zero, missing and meaningless apart. */
const toldCells = (
  cells: PeriodCells | undefined,
  { terms, isUnlike }: { readonly terms: readonly ReportTerms[]; readonly isUnlike: boolean },
  span: readonly ReportPeriod[],
  asOf: Instant,
): Metric<PeriodCells> => {
  const [first, last] = [span[0], span.at(-1)];
  if (cells === undefined || first === undefined || last === undefined) return NOT_GIVEN;
  if (asOf < first.start) return NOT_STARTED;
  if (isUnlike) return noData("hours of different instances are not added");
  const given = terms.filter(({ isGiven }) => isGiven);
  if (given.length === 0) return NOT_GIVEN;
  const gap = gapIn(given, last.end, asOf);
  if (gap === null) return known(cells);
  return gap.isWhole ? noData(gap.reason) : markIncomplete(known(cells), gap.reason);
};
