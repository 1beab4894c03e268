import { kindText } from "@/components/commitments/kind-text";
import { throughText, WhatComesText } from "@/components/commitments/what-comes";
import { closedOf, planTickOf, toBarParts, toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { isNothing } from "@/components/figures/left-terms";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { Swatch } from "@/components/marks/swatch";
import type { Column } from "@/components/ui/table-column";
import { type BurnRow, poolOfRow } from "@/lib/charts/prepare-burn-order";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Amount, isZero, negateDecimal } from "@/lib/domain/base/money";
import { formatDay } from "@/lib/format/format-date";
import type { CommitmentRow, Figures } from "@/lib/wire/commitment";

const isTarget = (row: CommitmentRow): boolean => poolOfRow(row) === "target";

/** Where nothing of the kind happened a dash stands, not a zero. */
export const movement = (metric: Metric<Amount>): Metric<Amount> | null => {
  const amount = findValue(metric);
  return amount !== null && metric.kind === "value" && isZero(amount.amount) ? null : metric;
};

const figureColumn = (
  id: string,
  label: string,
  value: (figures: Figures) => Metric<Amount>,
  more: Partial<Column<BurnRow>> = {},
): Column<BurnRow> => ({
  id,
  label,
  align: "number",
  width: "88px",
  suffixSlot: "26px",
  priority: 3,
  cell: ({ row }) => <Figure precision="whole" value={movement(value(row.figures))} />,
  ...more,
});

/** What came in from another commitment, and what left for one: never new money. */
const RolledOver = ({ figures }: CommitmentRow) => {
  const [into, out] = [findValue(figures.rolledIn), findValue(figures.rolledOut)];
  const moved = [
    into && !isZero(into.amount) ? { word: "in", amount: into } : null,
    out && !isZero(out.amount)
      ? { word: "out", amount: { ...out, amount: negateDecimal(out.amount) } }
      : null,
  ].filter((each) => each !== null);
  if (moved.length === 0) return <span className="text-ink3">–</span>;
  return moved.map(({ word, amount }) => (
    <div key={word}>
      <span className="text-ink3">{word} </span>
      <Figure isMovement precision="whole" value={amount} />
    </div>
  ));
};

/** A pool is available, a target is owed. */
const Left = ({ row, place }: BurnRow) => {
  if (isTarget(row))
    return (
      <>
        <span className="mr-1.5 text-ink3">owed</span>
        <Figure isStrong tone="postpaid" value={row.figures.exposure} />
      </>
    );
  return <Figure isStrong value={place === null ? null : row.figures.available} />;
};

/** More than this, and columns as wide as declared would leave the name no room. */
const widestMax = 11;

/** Whether columns are as wide as what stands in them: many, or the word "incomplete" before figures. */
export const isCrowded = (shown: readonly Column<BurnRow>[], rows: readonly BurnRow[]): boolean =>
  shown.length > widestMax ||
  rows.some(({ row: { figures } }) =>
    [figures.committed, figures.drawn, figures.available].some(({ kind }) => kind === "incomplete"),
  );

/** Columns for what none of the commitments has are left out; of many, the bar gives way on paper. */
export const burnColumnsOf = (rows: readonly BurnRow[]): Column<BurnRow>[] => {
  const isAbsent: Readonly<Record<string, (figures: Figures) => boolean>> = {
    lapsed: ({ lapsed }) => !hasMoved(lapsed),
    rolled: ({ rolledIn, rolledOut }) => !hasMoved(rolledIn) && !hasMoved(rolledOut),
    "to-open": ({ notYetOpen }) => !hasMoved(notYetOpen),
    pending: ({ pending }) => !hasMoved(pending),
    adjustments: ({ adjustments }) => !hasMoved(adjustments),
    overdrawn: ({ overdrawn }) => !hasMoved(overdrawn),
    unusable: ({ unusable }) => !hasMoved(unusable),
    "trued-up": ({ truedUp }) => !hasMoved(truedUp),
  };
  const shown = columns.filter(
    ({ id }) => !rows.every(({ row }) => isAbsent[id]?.(row.figures) ?? false),
  );
  return isCrowded(shown, rows) ? shown.map((column) => narrowed(column, rows)) : shown;
};

/** Without room for a unit behind a number where every unit stands before it. */
const narrowed = (column: Column<BurnRow>, rows: readonly BurnRow[]): Column<BurnRow> => {
  const { suffixSlot, width, ...rest } = column;
  const isPrefixed = rows.every(({ row }) => row.unit.kind === "currency");
  return {
    ...rest,
    ...(suffixSlot && !isPrefixed ? { suffixSlot } : {}),
    ...(width && !suffixSlot ? { width } : {}),
    ...(column.priority === 3 ? { priority: 4 } : {}),
    ...(column.id === "bar" ? { className: "sm:hidden" } : {}),
  };
};

/** A nothing that is incomplete is no movement: the figures beside it say that they are. */
const hasMoved = (metric: Metric<Amount>): boolean => !isNothing(metric);

const columns: readonly Column<BurnRow>[] = [
  {
    id: "place",
    label: "",
    spokenLabel: "Place in the burn order",
    width: "28px",
    phone: "lead",
    cell: ({ place, row }) =>
      place === null && isTarget(row) ? (
        <Swatch meaning="attained" />
      ) : (
        <span className="text-ink3">{place ?? ""}</span>
      ),
  },
  {
    id: "name",
    label: "Commitment",
    isName: true,
    phone: "title",
    cell: ({ row, archivedAt }) => (
      <>
        <strong className="font-heading">{row.name}</strong>{" "}
        <span className="font-regular text-ink3">
          {kindText(row)}
          {row.priority !== null && `, priority ${row.priority}`}
          {archivedAt && `, archived ${formatDay(archivedAt)}`}
        </span>
      </>
    ),
  },
  {
    id: "bar",
    label: "",
    spokenLabel: "As a bar",
    align: "bar",
    width: "76px",
    priority: 3,
    phone: "bar",
    cell: ({ row }) => (
      <SegmentedBar
        closed={isTarget(row) ? closedOf(row.figures) : null}
        parts={isTarget(row) ? toTargetParts(row.figures) : toBarParts(row.figures)}
        planShare={planTickOf(row)}
        unit={row.unit}
      />
    ),
  },
  figureColumn("committed", "Committed", ({ committed }) => committed, { priority: 2 }),
  figureColumn("drawn", "Used", ({ drawn }) => drawn, { priority: 2 }),
  figureColumn("adjustments", "Adjusted", ({ adjustments }) => adjustments),
  figureColumn("trued-up", "Trued up", ({ truedUp }) => truedUp),
  figureColumn("unusable", "Not closed", ({ unusable }) => unusable),
  figureColumn("overdrawn", "Overdrawn", ({ overdrawn }) => overdrawn, {
    cell: ({ row }) => (
      <Figure precision="whole" tone="overage" value={movement(row.figures.overdrawn)} />
    ),
  }),
  figureColumn("lapsed", "Lapsed", ({ lapsed }) => lapsed),
  figureColumn("rolled", "Rolled over", ({ rolledIn }) => rolledIn, {
    cell: ({ row }) => <RolledOver {...row} />,
  }),
  figureColumn("to-open", "Still to open", ({ notYetOpen }) => notYetOpen),
  figureColumn("pending", "Pending", ({ pending }) => pending, {
    cell: ({ row }) => (
      <Figure precision="whole" tone="pending" value={movement(row.figures.pending)} />
    ),
  }),
  {
    id: "available",
    label: "Available",
    align: "number",
    width: "158px",
    isAnswer: true,
    suffixSlot: "26px",
    phone: "value",
    cell: (each) => <Left {...each} />,
  },
  {
    id: "what-comes",
    label: "What comes",
    width: "134px",
    className: "pl-3 whitespace-normal!",
    priority: 2,
    cell: ({ row }) => <WhatComesText value={row.whatComes} />,
  },
  {
    id: "through",
    label: "Through (UTC)",
    align: "number",
    width: "88px",
    phone: "meta",
    cell: ({ row }) => throughText(row.end, row.zone),
  },
];
