import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import type { HourlyChart, HourlyRow } from "@/lib/charts/prepare-hourly";

const columnsOf = (hasAmounts: boolean): Column<HourlyRow>[] => {
  const amounts: Column<HourlyRow>[] = [
    { id: "hours", label: "Hours", align: "number", priority: 2, cell: ({ hours }) => hours },
    {
      id: "committed",
      label: "Committed",
      align: "number",
      priority: 2,
      cell: ({ committed }) => committed,
    },
    { id: "used", label: "Used", align: "number", cell: ({ used }) => used },
    {
      id: "unused",
      label: "Unused",
      align: "number",
      isAnswer: true,
      phone: "value",
      cell: ({ unused }) => unused,
    },
  ];
  return [
    { id: "when", label: "Day (UTC)", isName: true, phone: "title", cell: ({ when }) => when },
    {
      id: "remark",
      label: "",
      spokenLabel: "Remark",
      phone: "note",
      cell: ({ remark }) => <span className="whitespace-normal text-ink3">{remark}</span>,
    },
    ...(hasAmounts ? amounts : []),
    {
      id: "utilization",
      label: "Utilization",
      align: "number",
      phone: hasAmounts ? "meta" : "value",
      isAnswer: !hasAmounts,
      cell: ({ utilization }) => utilization,
    },
  ];
};

/** The chart's numbers, row by row, down to a total that foots with the unused money shown above. */
export const HourlyTable = ({ prepared }: { readonly prepared: HourlyChart }) => {
  const { rows, total, rounding, hasAmounts } = prepared;
  return (
    <DataTable
      columns={columnsOf(hasAmounts)}
      height="ledger"
      label="Used and unused per day"
      rowKey={({ key }) => key}
      rows={rows}
      totals={[
        ...(rounding
          ? [
              {
                id: "rounding",
                label: "Rounding of the rows",
                isSubtotal: true,
                cells: { ...rounding },
              },
            ]
          : []),
        {
          id: "total",
          label: total.when,
          cells: {
            hours: total.hours,
            ...(hasAmounts
              ? { committed: total.committed, used: total.used, unused: total.unused }
              : {}),
            utilization: total.utilization,
          },
        },
      ]}
    />
  );
};
