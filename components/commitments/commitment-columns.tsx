import { kindText } from "@/components/commitments/kind-text";
import { PaceText } from "@/components/commitments/pace-text";
import { throughText, WhatComesText } from "@/components/commitments/what-comes";
import { closedOf, planTickOf, toBarParts, toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { isBelowZero } from "@/components/figures/left-terms";
import { RatioText } from "@/components/figures/ratio-text";
import { endText } from "@/components/hourly/hourly-words";
import { ShareBar } from "@/components/hourly/share-bar";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { StateMark } from "@/components/marks/state-mark";
import type { Column } from "@/components/ui/table-column";
import { findValue } from "@/lib/domain/base/metric";
import { isZero } from "@/lib/domain/base/money";
import type { CommitmentRow } from "@/lib/wire/commitment";

/** What is left: nothing stands where a term has ended and its rest has lapsed. */
const left = ({ state, figures }: CommitmentRow) =>
  state === "expired" && findValue(figures.available) !== null ? null : figures.available;

/** Nothing is left where more was drawn than there was: that stands in its place, with its word. */
const Left = ({ row }: { readonly row: CommitmentRow }) =>
  isBelowZero(row.figures) ? (
    <>
      <span className="mr-1.5 text-ink3">overdrawn</span>
      <Figure isStrong precision="whole" tone="overage" value={row.figures.overdrawn} />
    </>
  ) : (
    <Figure isStrong precision="whole" value={left(row)} />
  );

/** metrics 3.12: what no name explains of the difference to the vendor's own balance. */
const Unexplained = ({ row }: { readonly row: CommitmentRow }) => {
  const amount = findValue(row.unexplained);
  if (amount === null || isZero(amount.amount)) return null;
  return (
    <span className="block text-label text-overage">
      unexplained <Figure isMovement tone="overage" value={amount} />
    </span>
  );
};

export const commitmentColumns: readonly Column<CommitmentRow>[] = [
  {
    id: "name",
    label: "Commitment",
    isName: true,
    phone: "title",
    cell: (row) => (
      <>
        {row.name}
        <Unexplained row={row} />
      </>
    ),
  },
  {
    id: "kind",
    width: "108px",
    label: "Kind",
    className: "whitespace-normal!",
    priority: 3,
    phone: "note",
    cell: (row) => <span className="text-ink3">{kindText(row)}</span>,
  },
  {
    id: "state",
    width: "84px",
    label: "State",
    priority: 2,
    cell: ({ state }) => <StateMark state={state} />,
  },
  {
    id: "bar",
    label: "Drawn",
    align: "bar",
    width: "104px",
    priority: 2,
    phone: "bar",
    cell: (row) =>
      row.model === "continuous" ? (
        <ShareBar used={row.figures.utilization} when="of the days read" />
      ) : findValue(row.figures.committed) === null ? (
        <span className="text-label text-ink3">amount not given</span>
      ) : (
        <SegmentedBar
          className="min-w-20"
          closed={row.shape === "build-up" ? closedOf(row.figures) : null}
          parts={row.shape === "build-up" ? toTargetParts(row.figures) : toBarParts(row.figures)}
          planShare={planTickOf(row)}
          unit={row.unit}
        />
      ),
  },
  {
    id: "utilization",
    width: "74px",
    label: "Utilization",
    align: "number",
    cell: ({ figures }) => <RatioText value={figures.utilization} />,
  },
  {
    id: "committed",
    width: "100px",
    label: "Committed",
    align: "number",
    priority: 2,
    suffixSlot: "28px",
    cell: ({ figures }) => <Figure precision="whole" value={figures.committed} />,
  },
  {
    id: "available",
    width: "120px",
    label: "Available, left",
    align: "number",
    isAnswer: true,
    suffixSlot: "28px",
    phone: "value",
    cell: (row) =>
      row.shape === "build-up" ? (
        <>
          <span className="mr-1.5 text-ink3">owed</span>
          <Figure isStrong precision="whole" tone="postpaid" value={row.figures.exposure} />
        </>
      ) : row.model === "continuous" ? (
        <span className="text-ink3" title="Used or lost each hour: nothing of it is ever left over">
          hourly
        </span>
      ) : (
        <Left row={row} />
      ),
  },
  {
    id: "pace",
    width: "98px",
    label: "Pace",
    align: "number",
    priority: 3,
    cell: ({ figures }) => <PaceText pace={figures.pace} />,
  },
  {
    id: "what-comes",
    width: "168px",
    label: "What comes",
    className: "pl-3",
    priority: 2,
    cell: ({ whatComes }) => (
      <span className="whitespace-normal">
        <WhatComesText value={whatComes} />
      </span>
    ),
  },
  {
    id: "through",
    width: "98px",
    label: "Through (UTC)",
    align: "number",
    phone: "meta",
    cell: ({ end, zone, model }) => (
      <>
        {end !== null && <span className="sm:hidden">to </span>}
        {model === "continuous" ? endText({ end, zone }) : throughText(end, zone)}
      </>
    ),
  },
];
