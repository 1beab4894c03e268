import { commitmentColumns } from "@/components/commitments/commitment-columns";
import { Key } from "@/components/marks/key";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import type { Address } from "@/lib/client/use-address";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail } from "@/lib/wire/account";
import type { CommitmentRow } from "@/lib/wire/commitment";

const endedShown = 3;

type Numbered = { readonly place: number | null; readonly row: CommitmentRow };

const isEnded = ({ state }: CommitmentRow): boolean => state === "expired" || state === "cancelled";

const columns: readonly Column<Numbered>[] = [
  {
    id: "place",
    label: "",
    spokenLabel: "Place in the burn order",
    width: "28px",
    phone: "lead",
    cell: ({ place }) => <span className="text-ink3">{place ?? ""}</span>,
  },
  ...commitmentColumns.map(
    (column): Column<Numbered> => ({ ...column, cell: ({ row }) => column.cell(row) }),
  ),
];

/** What is drawn next stands first; ended terms fold away. */
export const BurnOrder = ({
  account,
  address,
}: {
  readonly account: AccountDetail;
  readonly address: Address;
}) => {
  const open = account.burnOrder.filter((row) => !isEnded(row));
  const ended = account.burnOrder.filter(isEnded);
  const isAll = address.get("ended") === "all";
  const shown = isAll ? ended : ended.slice(0, endedShown);
  const rows: Numbered[] = [
    ...open.map((row, index) => ({ place: index + 1, row })),
    ...shown.map((row) => ({ place: null, row })),
  ];
  return (
    <section aria-label="Burn order">
      <SectionLine
        note="what the next charge draws on stands first"
        right={
          <Key
            items={[
              { meaning: "drawn", label: "drawn" },
              { meaning: "available", label: "available" },
              { meaning: "not-open", label: "not yet open" },
              { meaning: "lapsed", label: "lapsed" },
              { meaning: "overage", label: "overage" },
              { meaning: "plan-tick", label: "plan today" },
            ]}
          />
        }
        title="Burn order"
      />
      <DataTable
        columns={columns}
        height="bar"
        isFixed
        label="Commitments in burn order"
        rowTo={({ row }) => paths.commitment(row.id)}
        rowKey={({ row }) => row.id}
        rows={rows}
      />
      {ended.length > endedShown && (
        <Button
          className="mt-1"
          look="quiet"
          onClick={() => address.set({ ended: isAll ? null : "all" })}
        >
          {isAll ? "Fold the ended terms" : `Show all ${ended.length} ended terms`}
        </Button>
      )}
    </section>
  );
};
