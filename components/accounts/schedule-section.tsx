import { InvoiceState } from "@/components/commitments/invoice-section";
import { Figure } from "@/components/figures/figure";
import { Button } from "@/components/ui/button";
import { DataTable, type RowGroup } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import {
  prepareSchedule,
  type ScheduleGroup,
  type ScheduleLine,
} from "@/lib/charts/prepare-schedule";
import type { Address } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDay } from "@/lib/format/format-date";
import { formatThrough } from "@/lib/format/format-period";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail } from "@/lib/wire/account";

type ScheduleSectionProps = {
  readonly account: AccountDetail;
  readonly address: Address;
  readonly at: Instant;
};

/** What may be used when, beside what is billed when; the two need not agree. */
export const ScheduleSection = ({ account, address, at }: ScheduleSectionProps) => {
  const groups = prepareSchedule(account.schedule, at);
  const over = groups.filter(({ isOver }) => isOver);
  const isAll = address.get("schedule") === "all";
  const shown = isAll ? groups : groups.filter(({ isOver }) => !isOver);
  return (
    <section aria-label="Access and invoices">
      <SectionLine
        note="what may be used when, and what is billed when; the two need not agree"
        title="Access and invoices"
      />
      {shown.length > 0 && (
        <DataTable
          columns={columns}
          groups={shown.map((group) => toRowGroup(group))}
          height="ledger"
          isFixed
          label="Access schedule beside invoice schedule"
          rowKey={({ key }) => key}
        />
      )}
      {over.length > 0 && (
        <Button
          className="mt-1"
          look="quiet"
          onClick={() => address.set({ schedule: isAll ? null : "all" })}
        >
          {isAll
            ? "Fold what is over"
            : `Show ${over.length} ${over.length === 1 ? "commitment that is" : "commitments that are"} over`}
        </Button>
      )}
    </section>
  );
};

const toRowGroup = (group: ScheduleGroup): RowGroup<ScheduleLine> => ({
  id: group.id,
  name: (
    <Link to={paths.commitment(group.id)} look="name">
      {group.name}
    </Link>
  ),
  facts: <span className="max-sm:hidden">{group.contract}</span>,
  right: <span className="max-sm:text-right max-sm:whitespace-normal">{totalsOf(group)}</span>,
  rows: group.lines,
});

const totalsOf = ({ usable, billed, isTarget }: ScheduleGroup): string => {
  const print = (amount: Parameters<typeof formatAmount>[0]) => formatAmount(amount).text;
  const what = isTarget ? "target" : "usable";
  return [
    usable ? `${what} ${print(usable)}` : `${what} not given`,
    billed.length === 0 ? "no invoice schedule" : `billed ${billed.map(print).join(" and ")}`,
  ].join(", ");
};

const columns: readonly Column<ScheduleLine>[] = [
  {
    id: "at",
    label: "Date (UTC)",
    width: "96px",
    phone: "note",
    cell: ({ at }) => formatDay(at),
  },
  {
    id: "usable",
    label: "May be used",
    isName: true,
    phone: "title",
    cell: ({ usable }) =>
      usable ? (
        <>
          {usable.name} <span className="text-ink3">{formatThrough(usable.end)}</span>
        </>
      ) : (
        <span className="text-ink3 max-sm:sr-only">–</span>
      ),
  },
  {
    id: "granted",
    label: "Amount",
    align: "number",
    width: "148px",
    suffixSlot: "36px",
    phone: "value",
    cell: ({ usable }) =>
      usable === null ? (
        <span className="max-sm:hidden">
          <Figure value={null} />
        </span>
      ) : (
        <Figure value={usable.amount ?? { kind: "not-given" }} />
      ),
  },
  {
    id: "invoice",
    label: "Invoice",
    width: "176px",
    className: "pl-10",
    priority: 2,
    cell: ({ billed }) =>
      billed && (
        <span className="text-ink2">
          <InvoiceState item={billed} />
        </span>
      ),
  },
  {
    id: "billed",
    label: "Billed",
    align: "number",
    width: "148px",
    suffixSlot: "36px",
    phone: "meta",
    cell: ({ billed }) => (
      <>
        {billed && <span className="sm:hidden">billed </span>}
        <Figure value={billed?.amount ?? null} />
      </>
    ),
  },
];
