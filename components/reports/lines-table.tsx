import { ReportCell } from "@/components/reports/report-cell";
import { classNames } from "@/components/ui/class-names";
import type { PreparedSheet, SheetColumn, SheetLine } from "@/lib/charts/prepare-roll-forward";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import { quantitySuffix } from "@/lib/format/quantity";
import type { WireReportSheet } from "@/lib/wire/report";

type LinesTableProps = { readonly of: WireReportSheet; readonly sheet: PreparedSheet };

const unitName = ({ unit }: WireReportSheet): string =>
  unit.kind === "currency" ? unit.code : quantitySuffix(unit.code);

/** Below 1100 px what was granted goes first, then what was paid. */
const columnClass = ({ funding, isAnswer }: SheetColumn): string =>
  classNames(
    "px-1.5 text-right whitespace-nowrap last:pr-0",
    funding === "paid" && "max-md:hidden",
    funding !== null && funding !== "paid" && "max-lg:hidden",
    isAnswer && "cell-answer pr-2 pl-4 last:pr-2",
  );

const toneOf = ({ id, kind }: SheetLine, { funding }: SheetColumn) => {
  if (id === "overage") return "overage";
  if (id === "true-up") return "postpaid";
  return funding !== null || kind === "memo" ? "ink2" : "ink";
};

/** Lines as rows, periods side by side: a page of an annual report. */
export const LinesTable = ({ of, sheet }: LinesTableProps) => {
  const columns = sheet.periods.flatMap((period) => period.columns);
  const rowsOf = (lines: readonly SheetLine[]) =>
    lines.map((line) => (
      <LineRow columns={columns} key={line.id} line={line} of={of} precision={sheet.precision} />
    ));
  return (
    <div className="overflow-x-auto max-sm:hidden">
      <table aria-label={`Roll-forward, ${unitName(of)}`} className="rows">
        <thead>
          <tr>
            <td className="border-b border-line" />
            {sheet.periods.flatMap((period) =>
              period.columns.map((column, index) => {
                // Over the last of its columns, which is always there: one that spans columns which a
                // narrow screen or paper leaves out would stand over those of the next period.
                const isLast = index === period.columns.length - 1;
                const className = classNames(columnClass(column), "border-b border-line pt-1 pb-1");
                return isLast ? (
                  <th
                    className={classNames(className, "align-bottom font-heading")}
                    key={column.id}
                    scope="col"
                  >
                    {period.label}
                    <PeriodNote note={period.note} />
                  </th>
                ) : (
                  <td className={className} key={column.id} />
                );
              }),
            )}
          </tr>
          <tr>
            <th className="border-b border-rule py-1.5 text-left text-label text-ink3" scope="col">
              {unitName(of)}
            </th>
            {sheet.periods.flatMap((period) =>
              period.columns.map((column) => (
                <th
                  className={classNames(
                    columnClass(column),
                    "border-b border-rule py-1.5 text-label text-ink3",
                  )}
                  key={column.id}
                  scope="col"
                >
                  <span className="sr-only">{period.label}, </span>
                  {column.label || <span className="sr-only">All</span>}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>{rowsOf(sheet.lines)}</tbody>
        {sheet.memos.length > 0 && (
          <tbody>
            <tr>
              <th
                className="pt-4 pb-1 text-left text-label text-ink3"
                colSpan={columns.length + 1}
                scope="rowgroup"
              >
                Memo, not added again
              </th>
            </tr>
            {rowsOf(sheet.memos)}
          </tbody>
        )}
      </table>
    </div>
  );
};

type LineRowProps = {
  readonly of: WireReportSheet;
  readonly line: SheetLine;
  readonly columns: readonly SheetColumn[];
  readonly precision: PreparedSheet["precision"];
};

const LineRow = ({ of, line, columns, precision }: LineRowProps) => {
  const isClosing = line.id === "closing";
  return (
    <tr className={isClosing ? "row-total font-strong" : "row"}>
      <th
        className={classNames(
          "py-[5px] text-left whitespace-nowrap",
          isClosing ? "font-heading" : "font-regular",
          line.kind === "memo" && "text-ink3",
        )}
        scope="row"
      >
        {line.label}
      </th>
      {columns.map((column, index) => (
        <td className={classNames(columnClass(column), "py-[5px]")} key={column.id}>
          <span className={isClosing ? "double-rule inline-block" : undefined}>
            <ReportCell
              cell={{
                sheet: sheetKey(of),
                row: null,
                funding: column.funding,
                line: line.line ?? "closing",
                period: column.period === null ? null : String(column.period),
              }}
              isMemo={line.kind === "memo"}
              isStrong={isClosing || column.isAnswer}
              precision={precision}
              tone={toneOf(line, column)}
              value={line.cells[index] ?? null}
            />
          </span>
        </td>
      ))}
    </tr>
  );
};

export const PeriodNote = ({ note }: { readonly note: string | null }) =>
  note === null ? null : (
    <span
      className="ml-2 rounded-tag border border-dashed border-pending-text px-1.5 text-label font-regular text-pending-text"
      title={note}
    >
      incomplete
    </span>
  );
