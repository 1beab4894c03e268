import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import type { BalanceChart, BalanceMark } from "@/lib/charts/balance-chart";

const balance: Column<BalanceMark> = {
  id: "balance",
  label: "Left after",
  align: "number",
  isAnswer: true,
  phone: "value",
  cell: (mark) => mark.balance,
};

const byEntry: readonly Column<BalanceMark>[] = [
  { id: "when", label: "Effective", isName: true, phone: "title", cell: ({ when }) => when },
  { id: "entry", label: "Entry", phone: "note", cell: ({ note }) => note },
  { id: "change", label: "Change", align: "number", phone: "meta", cell: ({ change }) => change },
  balance,
];

const byBar: readonly Column<BalanceMark>[] = [
  { id: "when", label: "When", isName: true, phone: "title", cell: ({ when }) => when },
  { id: "entries", label: "Entries", phone: "note", cell: ({ note }) => note },
  { id: "drawn", label: "Drawn", align: "number", phone: "meta", cell: ({ drawn }) => drawn },
  { id: "other", label: "Other movements", align: "number", cell: ({ other }) => other },
  {
    id: "overage",
    label: "Overage",
    align: "number",
    priority: 2,
    cell: ({ overageText }) => overageText,
  },
  balance,
];

type BalanceTableProps = { readonly chart: BalanceChart; readonly label: string };

/** The chart's numbers, row by row. */
export const BalanceTable = ({ chart, label }: BalanceTableProps) => (
  <DataTable
    columns={chart.isByEntry ? byEntry : byBar}
    height="ledger"
    label={label}
    rowKey={({ key }) => key}
    rows={[...chart.marks].reverse()}
  />
);
