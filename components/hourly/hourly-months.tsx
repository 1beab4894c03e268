import { SegmentedBar } from "@/components/marks/segmented-bar";
import { DataTable } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import { textsOf } from "@/lib/charts/prepare-hourly";
import {
  type HourlyShare,
  prepareHourlyMonths,
  prepareWeekdays,
} from "@/lib/charts/prepare-hourly-months";
import type { Unit } from "@/lib/domain/base/money";
import { totalOf } from "@/lib/domain/hourly/hourly-bars";
import type { HourlyDays } from "@/lib/wire/series";

const hours: Unit = { kind: "quantity", code: "h" };

const ShareBar = ({ share, utilization }: Pick<HourlyShare, "share" | "utilization">) =>
  share === null ? (
    <span className="text-label text-ink3">no data</span>
  ) : (
    <SegmentedBar
      label={`${utilization} used`}
      parts={{ drawn: share.used, lapsed: share.unused }}
      unit={hours}
    />
  );

const columnsOf = (hasAmounts: boolean): Column<HourlyShare>[] => [
  { id: "label", label: "Period (UTC)", isName: true, phone: "title", cell: ({ label }) => label },
  ...(hasAmounts
    ? ([
        { id: "hours", label: "Hours", align: "number", priority: 2, cell: (row) => row.hours },
        {
          id: "committed",
          label: "Committed",
          align: "number",
          priority: 2,
          cell: ({ committed }) => committed,
        },
        { id: "used", label: "Used", align: "number", priority: 2, cell: ({ used }) => used },
        {
          id: "unused",
          label: "Unused",
          align: "number",
          phone: "meta",
          cell: (row) => row.unused,
        },
      ] satisfies Column<HourlyShare>[])
    : []),
  {
    id: "bar",
    label: "Share of the hours",
    align: "bar",
    width: "168px",
    phone: "bar",
    cell: (row) => <ShareBar share={row.share} utilization={row.utilization} />,
  },
  {
    id: "utilization",
    label: "Utilization",
    align: "number",
    phone: "value",
    cell: ({ utilization }) => <span className="font-strong">{utilization}</span>,
  },
];

type HourlyPartsProps = { readonly series: HourlyDays; readonly unit: Unit };

/** Months are never averaged: used is summed, then divided by what was committed. */
export const HourlyMonths = ({ series, unit }: HourlyPartsProps) => {
  const total = textsOf(totalOf(series.months), unit);
  const hasAmounts = series.perHour !== null;
  return (
    <section aria-label="By month">
      <SectionLine
        note="never averaged: used is summed, then divided by what was committed"
        title="By month"
      />
      <DataTable
        columns={columnsOf(hasAmounts)}
        label="Used and unused by month"
        rowKey={({ key }) => key}
        rows={prepareHourlyMonths(series.months, unit)}
        totals={[
          {
            id: "total",
            label: "All days read",
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
    </section>
  );
};

/** Where in the week the unused hours lie. */
export const HourlyWeekdays = ({ series, unit }: HourlyPartsProps) => (
  <section aria-label="By weekday">
    <SectionLine note={`${series.days} days`} title="Weekday" />
    <ul>
      {prepareWeekdays(series.weekdays, unit).map((row) => (
        <li
          className="grid grid-cols-[40px_minmax(0,1fr)_56px] items-center gap-2 border-t border-line py-1"
          key={row.key}
        >
          <span>{row.label}</span>
          <ShareBar share={row.share} utilization={row.utilization} />
          <span className="text-right">{row.utilization}</span>
        </li>
      ))}
    </ul>
  </section>
);
