import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, isZero, subtractDecimals, sumDecimals } from "@/lib/domain/base/money";
import { movementColumns } from "@/lib/domain/ledger/roll-forward";
import type { PeriodCells } from "@/lib/domain/reports/period-sums";
import type { ReportColumn, ReportSheet } from "@/lib/domain/reports/roll-forward-report";

/** What must hold of every roll-forward, looked at once more in what is about to be told. */
export type ReportChecks = {
  /** Opening and all that moved make the closing. */
  readonly foots: boolean;
  /** Each period opens with the closing of the one before. */
  readonly chains: boolean;
  /** The rows of a sheet add up to its total, and what was funded how to the whole. */
  readonly sums: boolean;
};

export const checkReport = (sheets: readonly ReportSheet[]): ReportChecks => {
  const rows = sheets.flatMap((sheet) => [sheet.total, ...sheet.rows]);
  const columns = rows.flatMap(({ all, fundings }) => [
    all,
    ...fundings.map((each) => each.column),
  ]);
  return {
    foots: columns.every((column) => toldIn(column).every(footsIn)),
    chains: columns.every(chainsIn),
    sums:
      sheets.every(({ total, rows: own }) =>
        addsUp(
          total.all,
          own.map(({ all }) => all),
        ),
      ) &&
      rows.every(
        ({ all, fundings }) =>
          fundings.length === 0 ||
          addsUp(
            all,
            fundings.map(({ column }) => column),
          ),
      ),
  };
};

const toldIn = ({ periods, whole }: ReportColumn): PeriodCells[] =>
  [...periods, whole].flatMap((cells) => findValue(cells) ?? []);

const isSame = (left: Decimal, right: Decimal): boolean => isZero(subtractDecimals(left, right));

const footsIn = ({ opening, moved, closing }: PeriodCells): boolean =>
  isSame(sumDecimals([opening, ...movementColumns.map((column) => moved[column])]), closing);

const chainsIn = ({ periods }: ReportColumn): boolean =>
  periods.every((period, index) => {
    const [closed, opened] = [findValue(period), findValue(periods[index + 1] ?? period)];
    const isLast = index === periods.length - 1;
    return isLast || closed === null || opened === null || isSame(closed.closing, opened.opening);
  });

/** A row without numbers is in no total either. */
const addsUp = (total: ReportColumn, parts: readonly ReportColumn[]): boolean => {
  const told = findValue(total.whole);
  if (told === null) return true;
  const own = parts.flatMap(({ whole }) => findValue(whole) ?? []);
  const isSumOf = (of: (cells: PeriodCells) => Decimal): boolean =>
    isSame(of(told), sumDecimals(own.map(of)));
  return (
    isSumOf(({ opening }) => opening) &&
    isSumOf(({ closing }) => closing) &&
    isSumOf(({ overage }) => overage) &&
    movementColumns.every((column) => isSumOf(({ moved }) => moved[column]))
  );
};
