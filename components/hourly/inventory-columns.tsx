import { Figure } from "@/components/figures/figure";
import { RatioText } from "@/components/figures/ratio-text";
import { differsFromDates, endText } from "@/components/hourly/hourly-words";
import { ShareBar } from "@/components/hourly/share-bar";
import { StateMark } from "@/components/marks/state-mark";
import type { Column } from "@/components/ui/table-column";
import type { InventoryRow } from "@/lib/wire/inventory";

const textOf = ({ attributes }: InventoryRow, key: string): string | null =>
  attributes.find((attribute) => attribute.key === key)?.text ?? null;

/** A missing end is not given; the days are calendar days to the last included one. */
const EndText = ({ row }: { readonly row: InventoryRow }) => (
  <>
    {endText(row)}
    {row.daysLeft !== null && <span className="text-ink3">, {row.daysLeft} d</span>}
  </>
);

const KindText = ({ row: { vendorType, state, vendorStatus } }: { readonly row: InventoryRow }) => {
  const difference = differsFromDates(vendorStatus, state);
  return (
    <span className="block truncate text-ink3" title={difference ?? vendorType}>
      {difference && <span className="text-pending-text">said to be {vendorStatus}, </span>}
      {state !== "active" && (
        <span className="mr-2 align-bottom">
          <StateMark state={state} />
        </span>
      )}
      {vendorType}
    </span>
  );
};

export const inventoryColumns: readonly Column<InventoryRow>[] = [
  { id: "name", label: "Commitment", isName: true, phone: "title", cell: ({ name }) => name },
  {
    id: "kind",
    label: "Kind",
    width: "172px",
    priority: 2,
    phone: "note",
    cell: (row) => <KindText row={row} />,
  },
  {
    id: "region",
    label: "Region",
    width: "104px",
    priority: 3,
    cell: (row) => (
      <span className="text-ink3">
        {textOf(row, "region") ?? (row.attributes.length === 0 ? "–" : "not given")}
      </span>
    ),
  },
  {
    id: "bar",
    label: "Last 30 days",
    align: "bar",
    width: "112px",
    priority: 2,
    phone: "bar",
    cell: ({ hourly }) => <ShareBar used={hourly.recent} when="in the last 30 days" />,
  },
  {
    id: "used",
    label: "Used",
    align: "number",
    width: "76px",
    isAnswer: true,
    phone: "value",
    cell: ({ hourly }) => <RatioText isStrong value={hourly.recent} />,
  },
  {
    id: "unused",
    label: "Unused, 30 d",
    align: "number",
    width: "116px",
    suffixSlot: "38px",
    priority: 2,
    cell: ({ recentUnused }) => <Figure precision="whole" value={recentUnused} />,
  },
  {
    id: "remaining",
    label: "Still to come",
    align: "number",
    width: "124px",
    suffixSlot: "38px",
    priority: 2,
    cell: ({ figures }) => <Figure precision="whole" value={figures.remaining} />,
  },
  {
    id: "end",
    label: "Through (UTC)",
    align: "number",
    width: "134px",
    phone: "meta",
    cell: (row) => <EndText row={row} />,
  },
];
