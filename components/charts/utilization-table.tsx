import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import type { BalanceChart, BalanceMark } from "@/lib/charts/balance-chart";

const columns: readonly Column<BalanceMark>[] = [
  { id: "when", label: "Charge day", isName: true, phone: "title", cell: ({ when }) => when },
  {
    id: "note",
    label: "",
    spokenLabel: "Remark",
    phone: "note",
    cell: ({ note }) => <span className="text-ink3">{note}</span>,
  },
  { id: "drawn", label: "Drawn", align: "number", phone: "meta", cell: ({ drawn }) => drawn },
  { id: "overage", label: "Overage", align: "number", cell: ({ overageText }) => overageText },
  { id: "plan", label: "Plan", align: "number", priority: 2, cell: ({ plan }) => plan },
  {
    id: "balance",
    label: "Left after",
    align: "number",
    isAnswer: true,
    phone: "value",
    cell: ({ balance }) => balance,
  },
];

/** The chart's numbers, row by row. */
export const UtilizationTable = ({ chart }: { readonly chart: BalanceChart }) => (
  <DataTable
    columns={columns}
    height="ledger"
    label="Balance by day"
    rowKey={({ key }) => key}
    rows={[...chart.marks].reverse()}
  />
);
