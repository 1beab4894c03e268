import type { Column } from "@/components/ui/table-column";
import type { MonthBar, MonthChart } from "@/lib/charts/prepare-months";

const cells = (id: string, label: string, cell: Column<MonthBar>["cell"]): Column<MonthBar> => ({
  id,
  label,
  align: "number",
  priority: 2,
  cell,
});

/** The same numbers as the bars: a column per commitment, where the bars are stacked. */
export const monthColumns = (chart: MonthChart): Column<MonthBar>[] => [
  {
    id: "month",
    label: "Month",
    isName: true,
    phone: "title",
    cell: ({ label, isRunning }) => (isRunning ? `${label}, running` : label),
  },
  ...(chart.series.length > 1
    ? chart.series.map(({ name, look }) =>
        cells(
          `part ${look}`,
          name,
          ({ parts }) => parts.find((part) => part.look === look)?.text ?? "–",
        ),
      )
    : []),
  ...(chart.bars.some(({ pending }) => pending !== null)
    ? [cells("pending", "Pending", ({ pending }) => pending ?? "–")]
    : []),
  cells("planned", "Plan", ({ planned }) => planned),
  cells("overage", "Overage", ({ overage }) => overage),
  { ...cells("lapsed", "Lapsed", ({ lapsed }) => lapsed), phone: "meta" },
  {
    id: "drawn",
    label: "Drawn",
    align: "number",
    isAnswer: true,
    phone: "value",
    cell: ({ drawn }) => drawn,
  },
  ...(chart.marks.length > 0
    ? [
        {
          id: "edges",
          label: "Opens, ends",
          className: "pl-3 whitespace-normal!",
          phone: "note" as const,
          cell: ({ edges }: MonthBar) => <span className="text-ink2">{edges}</span>,
        },
      ]
    : []),
];
