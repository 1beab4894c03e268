import { Figure } from "@/components/figures/figure";
import { proveCommitmentAt } from "@/components/proof/prove";
import { DataTable } from "@/components/ui/data-table";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import { dayOf } from "@/lib/charts/what-comes-words";
import type { Address } from "@/lib/client/use-address";
import { type Metric, noData } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import { formatDays } from "@/lib/format/format-duration";
import { paths } from "@/lib/paths/paths";
import type { Risk, Summary } from "@/lib/wire/summary";

type Sign = {
  readonly icon: IconName;
  readonly word: string;
  readonly ink: string;
  readonly amount: Amount | Metric<Amount> | null;
  readonly what: string;
};

const overWithoutEnd = noData("It has no end: how far beyond it use will go cannot be said");

const signOf = ({ whatComes }: Risk): Sign => {
  switch (whatComes.kind) {
    case "runs-out":
      return {
        icon: "runs-out",
        word: "Runs out",
        ink: "text-overage",
        amount: whatComes.overage ?? overWithoutEnd,
        what: "overage",
      };
    case "exhausted":
      return {
        icon: "runs-out",
        word: "Used up",
        ink: "text-overage",
        amount: whatComes.overage,
        what: "overage",
      };
    case "lapses":
      return {
        icon: "lapses",
        word: "Lapses unused",
        ink: "text-lapsed-text",
        amount: whatComes.unused,
        what: "unused",
      };
    case "falls-short":
      return {
        icon: "flag",
        word: "Falls short",
        ink: "text-postpaid",
        amount: whatComes.shortfall,
        what: "short",
      };
    default:
      return { icon: "flag", word: "Ends", ink: "text-ink2", amount: null, what: "" };
  }
};

const columnsOf = (address: Pick<Address, "set">): readonly Column<Risk>[] => [
  {
    id: "date",
    label: "Date",
    width: "92px",
    phone: "note",
    cell: (risk) => (
      <>
        {dayOf(risk.whatComes, risk.at)}
        <span className="sm:hidden">, {risk.account.name}</span>
      </>
    ),
  },
  {
    id: "days",
    label: "",
    spokenLabel: "Days left",
    align: "number",
    width: "44px",
    priority: 2,
    cell: ({ daysLeft }) => (
      <span className="text-ink3">{daysLeft < 0 ? "past" : formatDays(daysLeft)}</span>
    ),
  },
  {
    id: "name",
    label: "Commitment",
    isName: true,
    phone: "title",
    className: "pl-4",
    cell: ({ commitmentName, account }) => (
      <>
        <strong className="font-heading">{commitmentName}</strong>
        <span className="hidden font-regular text-ink3 sm:max-md:inline"> {account.name}</span>
      </>
    ),
  },
  {
    id: "account",
    label: "Account",
    width: "148px",
    priority: 2,
    className: "whitespace-normal!",
    cell: ({ account }) => <span className="text-ink3">{account.name}</span>,
  },
  {
    id: "sign",
    label: "What happens",
    width: "136px",
    className: "sm:pl-3",
    phone: "meta",
    cell: (risk) => {
      const { icon, word, ink } = signOf(risk);
      return (
        <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${ink}`}>
          <Icon name={icon} size={12} />
          {word}
        </span>
      );
    },
  },
  {
    id: "amount",
    label: "",
    spokenLabel: "Amount",
    width: "164px",
    align: "number",
    suffixSlot: "26px",
    phone: "value",
    cell: (risk) => {
      const { amount, what } = signOf(risk);
      return (
        <>
          <Figure
            isEstimate={risk.whatComes.kind !== "exhausted"}
            isStrong
            onProve={proveCommitmentAt(address, risk.commitmentId)("whatComes")}
            precision="whole"
            value={amount}
          />{" "}
          <span className="inline-block w-13 text-left text-note text-ink3 max-sm:w-auto">
            {what}
          </span>
        </>
      );
    },
  },
];

type RiskTableProps = { readonly summary: Summary; readonly address: Pick<Address, "set"> };

/** The nearest dates on which money changes: date first, then what happens. */
export const RiskTable = ({ summary, address }: RiskTableProps) => (
  <section aria-label="Most at risk">
    <SectionLine
      note={
        summary.riskCount > summary.risks.length
          ? `the next ${summary.risks.length} of ${summary.riskCount}, by date`
          : "by date"
      }
      right={<Link to={paths.commitments({ sort: "risk" })}>All {summary.riskCount}</Link>}
      title="Most at risk"
    />
    {summary.risks.length === 0 ? (
      <p className="border-t border-line py-1.5 text-ink2">
        Nothing runs out or lapses at the rates seen so far.
      </p>
    ) : (
      <DataTable
        columns={columnsOf(address)}
        isFixed
        label="Most at risk, by date"
        rowTo={({ commitmentId }) => paths.commitment(commitmentId)}
        rowKey={({ commitmentId }) => commitmentId}
        rows={summary.risks}
      />
    )}
  </section>
);
