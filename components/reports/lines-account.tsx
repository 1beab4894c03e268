import { PeriodNote } from "@/components/reports/lines-table";
import { ReportCell } from "@/components/reports/report-cell";
import { classNames } from "@/components/ui/class-names";
import type { PreparedSheet, SheetLine, SheetPeriod } from "@/lib/charts/prepare-roll-forward";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import type { WireReportSheet } from "@/lib/wire/report";

type LinesAccountProps = { readonly of: WireReportSheet; readonly sheet: PreparedSheet };

/** On a phone every period is a small account of its own, one below the other. */
export const LinesAccount = ({ of, sheet }: LinesAccountProps) => {
  const columns = sheet.periods.flatMap((period) => period.columns);
  const placeOf = ({ columns: own }: SheetPeriod): number =>
    columns.findIndex(({ id }) => id === own.at(-1)?.id);
  return (
    <div className="space-y-5 pt-2 sm:hidden">
      {sheet.periods.map((period) => (
        <section aria-label={period.label} key={period.id}>
          <h3 className="border-b border-line2 pb-1 font-heading">
            {period.label}
            <PeriodNote note={period.note} />
          </h3>
          <dl>
            {shownLines(sheet, placeOf(period)).map((line) => (
              <AccountLine
                key={line.id}
                line={line}
                of={of}
                period={period}
                place={placeOf(period)}
                precision={sheet.precision}
              />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
};

/** There is no room for what did not move. */
const shownLines = ({ lines, memos }: PreparedSheet, place: number): readonly SheetLine[] =>
  [...lines, ...memos].filter(({ cells }) => cells[place] !== null);

type AccountLineProps = {
  readonly of: WireReportSheet;
  readonly line: SheetLine;
  readonly period: SheetPeriod;
  readonly place: number;
  readonly precision: PreparedSheet["precision"];
};

const AccountLine = ({ of, line, period, place, precision }: AccountLineProps) => {
  const isClosing = line.id === "closing";
  return (
    <div
      className={classNames(
        "flex items-baseline justify-between gap-3 border-b border-line py-1.5",
        isClosing && "border-t border-t-rule font-strong",
      )}
    >
      <dt className={line.kind === "memo" ? "text-ink3" : undefined}>{line.label}</dt>
      <dd className={isClosing ? "double-rule" : undefined}>
        <ReportCell
          cell={{
            sheet: sheetKey(of),
            ...{ row: null, funding: null, line: line.line ?? "closing" },
            period: period.id === "whole" ? null : period.id,
          }}
          isMemo={line.kind === "memo"}
          isStrong={isClosing}
          precision={precision}
          value={line.cells[place] ?? null}
        />
      </dd>
    </div>
  );
};
