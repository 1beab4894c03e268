import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import type { UtilizationChart, UtilizationMark } from "@/lib/charts/prepare-utilization";

const columns: readonly Column<UtilizationMark>[] = [
  { id: "when", label: "Effective", isName: true, phone: "title", cell: ({ when }) => when },
  { id: "entry", label: "Entry", phone: "note", cell: ({ note }) => note },
  { id: "change", label: "Change", align: "number", phone: "meta", cell: ({ drawn }) => drawn },
  {
    id: "balance",
    label: "Left after",
    align: "number",
    isAnswer: true,
    phone: "value",
    cell: ({ balance }) => balance,
  },
];

type LedgerChartTableProps = { readonly chart: UtilizationChart; readonly label: string };

/** The chart's numbers, row by row. */
export const LedgerChartTable = ({ chart, label }: LedgerChartTableProps) => (
  <DataTable
    columns={columns}
    height="ledger"
    label={label}
    rowKey={({ key }) => key}
    rows={[...chart.marks].reverse()}
  />
);
