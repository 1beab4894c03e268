import { Figure } from "@/components/figures/figure";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import type { ProveTotal } from "@/components/proof/prove";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Column } from "@/components/ui/table-column";
import { findValue } from "@/lib/domain/base/metric";
import { quantitySuffix } from "@/lib/format/quantity";
import { paths } from "@/lib/paths/paths";
import { sources } from "@/lib/sources/sources";
import type { HourlySummary } from "@/lib/wire/inventory";
import type { Position } from "@/lib/wire/summary";

const columnsOf = (prove: ProveTotal): readonly Column<Position>[] => [
  {
    id: "unit",
    label: <span className="font-heading text-body text-ink">Bought by the hour</span>,
    isName: true,
    width: "168px",
    phone: "title",
    cell: ({ unit, providers }) => (
      <span className="whitespace-nowrap">
        <strong className="font-heading">
          {unit.kind === "currency" ? unit.code : quantitySuffix(unit.code)}
        </strong>{" "}
        <span className="text-ink3">{providers.map((id) => sources[id].name).join(", ")}</span>
      </span>
    ),
  },
  {
    id: "bar",
    label: "",
    spokenLabel: "As a bar",
    align: "bar",
    width: "112px",
    priority: 2,
    phone: "bar",
    cell: ({ drawn, lapsed, unit }) => (
      <SegmentedBar
        parts={{
          drawn: findValue(drawn)?.amount ?? "0",
          lapsed: findValue(lapsed)?.amount ?? "0",
        }}
        unit={unit}
      />
    ),
  },
  {
    id: "count",
    label: "Running",
    align: "number",
    priority: 3,
    cell: ({ commitments }) => commitments,
  },
  {
    id: "committed",
    label: "Committed",
    align: "number",
    suffixSlot: "36px",
    priority: 2,
    cell: (position) => (
      <Figure onProve={prove(position, "committed")} precision="whole" value={position.committed} />
    ),
  },
  {
    id: "used",
    label: "Used",
    align: "number",
    suffixSlot: "36px",
    priority: 2,
    cell: (position) => (
      <Figure onProve={prove(position, "drawn")} precision="whole" value={position.drawn} />
    ),
  },
  {
    id: "unused",
    label: "Unused",
    align: "number",
    suffixSlot: "36px",
    phone: "meta",
    cell: (position) => (
      <>
        <Figure onProve={prove(position, "lapsed")} precision="whole" value={position.lapsed} />
        <span className="sm:hidden"> unused</span>
      </>
    ),
  },
  {
    id: "utilization",
    label: "Utilization",
    align: "number",
    priority: 2,
    cell: (position) => (
      <Proves onProve={prove(position, "utilization")}>
        <RatioText value={position.utilization} />
      </Proves>
    ),
  },
  {
    id: "remaining",
    label: "Still to come",
    align: "number",
    suffixSlot: "36px",
    isAnswer: true,
    phone: "value",
    cell: (position) => (
      <Figure
        isStrong
        onProve={prove(position, "remaining")}
        precision="whole"
        value={position.remaining}
      />
    ),
  },
];

type HourlyPositionsProps = {
  readonly positions: readonly Position[];
  readonly hourly: HourlySummary | null;
  readonly prove: ProveTotal;
};

/** Beside the pools, never among them: nothing of it is ever available. */
export const HourlyPositions = ({ positions, hourly, prove }: HourlyPositionsProps) => {
  const rows = positions.filter(({ pool }) => pool === "hourly");
  if (rows.length === 0 || hourly === null) return null;
  const without = rows.reduce((sum, { withoutAmount }) => sum + withoutAmount, 0);
  return (
    <div className="mt-4">
      <p className="flex justify-between border-b border-rule pb-1 sm:hidden">
        <span className="font-heading">Bought by the hour</span>
        <span className="text-label text-ink3">still to come</span>
      </p>
      <DataTable
        columns={columnsOf(prove)}
        headWeight="rule"
        height="bar"
        label="Bought by the hour"
        rowTo={({ unit }) =>
          paths.inventory({
            by: "none",
            kind: unit.kind === "currency" ? "plans" : "reservations",
          })
        }
        rowKey={({ unit }) => `${unit.kind}:${unit.code}`}
        rows={rows}
      />
      <p className="mt-1 text-note text-ink3">
        Committed over the whole terms; used and unused of the days read.
        {without > 0 && <> Left out: {without} whose amount or dates are not given.</>}{" "}
        <Link className="underline" to={paths.inventory({}, "expiry")}>
          {hourly.steps.map(({ days, count }) => `${count} end within ${days} d`).join(", ")}
        </Link>
        {hourly.withoutEnd > 0 && <>, {hourly.withoutEnd} without a given end</>}.
      </p>
    </div>
  );
};
