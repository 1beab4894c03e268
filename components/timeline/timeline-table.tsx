import { Figure } from "@/components/figures/figure";
import { toneClass } from "@/components/figures/tone";
import { StateMark } from "@/components/marks/state-mark";
import { DataTable, type RowGroup } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import { prepareTimelineTable, type TimelineLine } from "@/lib/charts/prepare-timeline-table";
import type { Instant } from "@/lib/domain/base/period";
import { formatDay, formatLastDay } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { TimelineRow } from "@/lib/wire/timeline";

type TimelineTableProps = { readonly rows: readonly TimelineRow[]; readonly at: Instant };

/** The same terms in words and figures, those that lie outside the axis too. */
export const TimelineTable = ({ rows, at }: TimelineTableProps) => (
  <DataTable
    columns={columns}
    groups={prepareTimelineTable(rows, at).map(
      ({ id, name, facts, lines }): RowGroup<TimelineLine> => ({ id, name, facts, rows: lines }),
    )}
    hasStickyHead
    headWeight="rule"
    isFixed
    label="Terms by account"
    rowKey={({ term }) => term.commitment.id}
    rowTo={({ term }) => paths.commitment(term.commitment.id)}
  />
);

/** What is bought by the hour has no sum: it is so much in each. */
const Granted = ({ line: { term, granted } }: { readonly line: TimelineLine }) =>
  term.hourly ? (
    <>
      <Figure value={term.hourly.perHour} /> <span className="text-ink3">an hour</span>
    </>
  ) : (
    <Figure precision="whole" value={granted ?? { kind: "not-given" }} />
  );

const columns: readonly Column<TimelineLine>[] = [
  {
    id: "name",
    label: "Commitment",
    isName: true,
    phone: "title",
    cell: ({ term }) => term.commitment.name,
  },
  {
    id: "contract",
    label: "Contract",
    width: "14%",
    priority: 4,
    className: "whitespace-normal! wrap-anywhere",
    cell: ({ term }) => <span className="text-ink3">{term.contract?.name ?? "–"}</span>,
  },
  {
    id: "begins",
    label: "From",
    width: "88px",
    priority: 2,
    cell: ({ term }) => formatDay(term.start, term.zone),
  },
  {
    id: "through",
    label: "Through",
    width: "88px",
    phone: "meta",
    cell: ({ term }) => formatLastDay(term.end, term.zone),
  },
  {
    id: "state",
    label: "State",
    width: "96px",
    priority: 3,
    cell: ({ term }) => <StateMark state={term.state} />,
  },
  {
    id: "granted",
    label: "Committed",
    align: "number",
    width: "120px",
    suffixSlot: "36px",
    phone: "value",
    cell: (line) => <Granted line={line} />,
  },
  {
    id: "comes",
    label: "What comes",
    width: "17%",
    priority: 2,
    className: "whitespace-normal!",
    phone: "note",
    cell: ({ comes }) => <span className={toneClass[comes.tone]}>{comes.text}</span>,
  },
  {
    id: "following",
    label: "Gap, overlap, rollover",
    width: "18%",
    priority: 2,
    className: "whitespace-normal!",
    phone: "bar",
    cell: ({ following, isWarning }) => (
      <span className={isWarning ? "text-pending-text" : "text-ink2"}>{following}</span>
    ),
  },
];
