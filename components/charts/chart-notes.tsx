import type { BalanceChart } from "@/lib/charts/balance-chart";

type ChartNotesProps = {
  readonly chart: Pick<BalanceChart, "grouping" | "reduction">;
  /** Where everything is that the chart left out. */
  readonly whole: string;
};

/** What was put together and what was left out, so that nobody takes a part for the whole. */
export const ChartNotes = ({ chart: { grouping, reduction }, whole }: ChartNotesProps) =>
  grouping === null && reduction === null ? null : (
    <p className="mt-1 text-note text-ink3">
      {grouping && `To stay readable, ${grouping}. `}
      {reduction &&
        `The line stands on ${reduction}: first, last, every high and low and the largest steps, each as it was. ${whole}`}
    </p>
  );
