import { ReportCell } from "@/components/reports/report-cell";
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import {
  type PreparedSheet,
  prepareSheet,
  type SheetLine,
} from "@/lib/charts/prepare-roll-forward";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import type { WireReportPeriod, WireRollForwardRow, WireRollForwardTotal } from "@/lib/wire/report";

type RowsTableProps = {
  readonly total: WireRollForwardTotal;
  readonly sheet: PreparedSheet;
  readonly rows: readonly WireRollForwardRow[];
  readonly periods: readonly WireReportPeriod[];
  /** "account" */
  readonly noun: string;
};

type Prepared = { readonly row: WireRollForwardRow; readonly lines: readonly SheetLine[] };

/** The whole span is the last column of all. */
const wholeOf = (line: SheetLine | undefined) => line?.cells.at(-1) ?? null;

/** Rows by account, contract or commitment; lines as columns, over the whole report. */
export const RowsTable = ({ total, sheet, rows, periods, noun }: RowsTableProps) => {
  const prepared = rows.map((row): Prepared => {
    const own = prepareSheet(row, periods);
    return { row, lines: [...own.lines, ...own.memos] };
  });
  // Its columns add up down the rows, so the rows have the digits that the finest of them needs.
  const isFine =
    sheet.precision === "full" ||
    rows.some((row) => prepareSheet(row, periods).precision === "full");
  const precision = isFine ? "full" : "minor";
  const cellOf = (line: SheetLine, row: string | null) => ({
    sheet: sheetKey(total.sheet),
    ...{ row, funding: null, line: line.line ?? ("closing" as const), period: null },
  });
  const columns: Column<Prepared>[] = [
    {
      id: "name",
      label: noun,
      isName: true,
      phone: "title",
      cell: ({ row }) => (
        <>
          {row.name}
          {row.account !== null && <span className="block text-ink3">{row.account.name}</span>}
        </>
      ),
    },
    ...sheet.lines.map(
      (line): Column<Prepared> => ({
        id: line.id,
        label: line.label,
        align: "number",
        isAnswer: line.id === "closing",
        ...(line.id === "closing" ? { phone: "value" as const } : {}),
        cell: ({ row, lines }) => (
          <ReportCell
            cell={cellOf(line, row.id)}
            isStrong={line.id === "closing"}
            precision={precision}
            value={wholeOf(lines.find(({ id }) => id === line.id))}
          />
        ),
      }),
    ),
  ];
  return (
    <div className="overflow-x-auto">
      <DataTable
        columns={columns}
        label={`Roll-forward by ${noun.toLowerCase()}`}
        rowKey={({ row }) => row.id}
        rows={prepared}
        totals={[
          {
            id: "all",
            label: "All",
            cells: Object.fromEntries(
              sheet.lines.map((line) => [
                line.id,
                <ReportCell
                  cell={cellOf(line, null)}
                  isStrong
                  key={line.id}
                  precision={precision}
                  value={wholeOf(line)}
                />,
              ]),
            ),
          },
        ]}
      />
    </div>
  );
};
