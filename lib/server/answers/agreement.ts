import type { InvoiceItem } from "@/lib/domain/base/commitment";
import { known, type Metric, mapMetric, NOT_GIVEN, noData } from "@/lib/domain/base/metric";
import { amountOf, type Decimal, subtractDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import { type Ratio, utilization } from "@/lib/domain/figures/utilization";
import type { HourShare } from "@/lib/domain/hourly/hourly-day";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import { tieOut } from "@/lib/domain/standing/tie-out";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { CommitmentIssue } from "@/lib/store/read/list-commitment-issues";
import type {
  Agreement,
  CommitmentLink,
  HourlySpan,
  ScheduleRow,
  WireInvoiceItem,
} from "@/lib/wire/agreement";

export type AgreementInput = {
  readonly standing: Standing;
  /** Of the same account. */
  readonly siblings: readonly Standing[];
  readonly invoices: readonly InvoiceItem[];
  readonly issues: readonly CommitmentIssue[];
  readonly maySeeTerms: boolean;
};

/** What is said about a commitment beside its amounts; without its terms for who may not read them. */
export const toAgreement = (
  { standing, siblings, invoices, issues, maySeeTerms }: AgreementInput,
  at: Instant,
): Agreement => {
  const { commitment } = standing.record;
  const from = siblings.find(({ record }) => record.commitment.id === commitment.rolledOverFrom);
  return {
    attributes: maySeeTerms ? [...commitment.attributes] : [],
    priority: commitment.priority,
    createdAt: commitment.createdAt,
    archivedAt: commitment.archivedAt,
    vendorStatus: commitment.vendorStatus,
    undated: [...commitment.undated],
    rolledOverFrom: linkToOrigin(commitment.rolledOverFrom, from),
    rolledOverInto: siblings
      .filter(({ record }) => record.commitment.rolledOverFrom === commitment.id)
      .map(toLink),
    rolloverFraction: commitment.rolloverFraction,
    invoices: maySeeTerms ? invoicesOf(commitment.id, invoices) : [],
    tieOut: toTieOut(standing, at),
    issues: [...issues],
    hourly: toHourly(standing),
  };
};

const toLink = ({ record: { commitment } }: Standing): CommitmentLink => ({
  id: commitment.id,
  name: commitment.name,
});

/** It may have come from a commitment that is not in the book, or of an account out of sight. */
const linkToOrigin = (id: string | null, origin: Standing | undefined): CommitmentLink | null => {
  if (id === null) return null;
  return origin ? toLink(origin) : { id, name: "a commitment not in this account" };
};

const invoicesOf = (commitmentId: string, invoices: readonly InvoiceItem[]): WireInvoiceItem[] =>
  invoices
    .filter((each) => each.commitmentId === commitmentId)
    .map(({ id, at, amount, unit, invoiceId, isInvoiced }) => ({
      id,
      at,
      amount: amountOf(amount, unit),
      invoiceId,
      isInvoiced,
    }));

export const toTieOut = (standing: Standing, at: Instant): Agreement["tieOut"] => {
  const { unit } = standing.record.commitment;
  const amount = (value: Decimal) => amountOf(value, unit);
  return mapMetric(tieOut(standing, at), ({ ours, vendor, differences, unexplained }) => ({
    ours: amount(ours),
    vendor: amount(vendor),
    differences: differences.map((each) => ({ name: each.name, amount: amount(each.amount) })),
    unexplained: amount(unexplained),
  }));
};

const recentOf = ({ days, usedHours, hours }: HourShare): Metric<Ratio> =>
  days === 0 ? noData("no day of the last 30 has a value") : utilization(usedHours, hours);

/** The days that the figures of a commitment by the hour stand on; null for any other. */
export const toHourly = ({ record, figures }: Standing): HourlySpan | null => {
  const { commitment, hours } = record;
  if (commitment.model !== "continuous") return null;
  const perHour: Metric<Decimal> =
    commitment.perHour === null ? NOT_GIVEN : known(commitment.perHour);
  const recent = hours?.recent;
  return {
    perHour: toAmountMetric(perHour, commitment.unit),
    firstDay: hours?.firstDay ?? null,
    lastDay: hours?.lastDay ?? null,
    days: hours?.whole.days ?? 0,
    doubtfulDays: hours?.doubtfulDays ?? 0,
    utilization: figures.utilization,
    recent: recent ? recentOf(recent) : figures.utilization,
    recentDays: recent?.days ?? 0,
  };
};

export const toScheduleSegment = (figures: SegmentFigures): ScheduleRow["segments"][number] => {
  const { segment, drawn, pending, lapsed, overage, balance } = figures;
  const { id, name, start, end, granted } = segment;
  const left = balance === null ? null : subtractDecimals(balance, pending);
  return { id, name, start, end, granted, drawn, pending, left, lapsed, overage };
};

/** The access schedule beside the invoice schedule of every commitment of an account. */
export const toSchedule = (
  standings: readonly Standing[],
  invoices: readonly InvoiceItem[],
  maySeeTerms: boolean,
): ScheduleRow[] =>
  [...standings]
    .sort(
      ({ record: left }, { record: right }) =>
        compareText(left.commitment.start, right.commitment.start) ||
        compareText(left.commitment.id, right.commitment.id),
    )
    .map((standing) => {
      const { commitment, contract } = standing.record;
      return {
        commitment: toLink(standing),
        unit: commitment.unit,
        pool: poolOf(commitment),
        contract:
          maySeeTerms && contract ? { externalId: contract.externalId, name: contract.name } : null,
        rolledOverFrom: commitment.rolledOverFrom,
        archivedAt: commitment.archivedAt,
        segments: standing.segments.map(toScheduleSegment),
        invoices: maySeeTerms ? invoicesOf(commitment.id, invoices) : [],
      };
    });
