import { type Amount, amountOf, sumDecimals, type Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { segmentTitle } from "@/lib/format/segment-title";
import type { ScheduleRow, WireInvoiceItem } from "@/lib/wire/agreement";

/** What happens on one day: something becomes usable, something is billed, or both. */
export type ScheduleLine = {
  readonly key: string;
  readonly at: Instant;
  readonly usable: {
    readonly name: string;
    readonly end: Instant | null;
    /** Null where the vendor gives none. */
    readonly amount: Amount | null;
  } | null;
  readonly billed: WireInvoiceItem | null;
};

export type ScheduleGroup = {
  readonly id: string;
  readonly name: string;
  readonly contract: string | null;
  readonly isTarget: boolean;
  readonly lines: readonly ScheduleLine[];
  /** Null where an amount is missing. */
  readonly usable: Amount | null;
  /** One sum per unit: what is billed may be in another one than what is used. */
  readonly billed: readonly Amount[];
  /** All of it lies in the past, billed to the end. */
  readonly isOver: boolean;
};

/** Access beside billing, commitment by commitment; hourly ones are paid as they run. */
export const prepareSchedule = (rows: readonly ScheduleRow[], at: Instant): ScheduleGroup[] =>
  rows.filter(({ pool }) => pool !== "hourly").map((row) => toGroup(row, at));

const toGroup = (row: ScheduleRow, at: Instant): ScheduleGroup => {
  const { commitment, contract, pool, unit, segments, invoices } = row;
  const granted = segments.flatMap((each) => (each.granted === null ? [] : [each.granted]));
  return {
    id: commitment.id,
    name: commitment.name,
    contract: contract?.name ?? null,
    isTarget: pool === "target",
    lines: linesOf(row),
    usable: granted.length < segments.length ? null : amountOf(sumDecimals(granted), unit),
    billed: sumsOf(invoices),
    isOver:
      segments.every(({ end }) => end !== null && end <= at) &&
      invoices.every(({ invoiceId, isInvoiced }) => invoiceId !== null || !isInvoiced),
  };
};

/** A segment and an invoice of one day stand beside each other. */
const linesOf = ({ commitment, segments, invoices, unit }: ScheduleRow): ScheduleLine[] => {
  const unpaired = [...invoices];
  const opened = segments.map((segment): ScheduleLine => {
    const index = unpaired.findIndex(({ at }) => at === segment.start);
    const [billed = null] = index === -1 ? [] : unpaired.splice(index, 1);
    return {
      key: segment.id,
      at: segment.start,
      usable: {
        name: segmentTitle(segment.name, commitment.name),
        end: segment.end,
        amount: segment.granted === null ? null : amountOf(segment.granted, unit),
      },
      billed,
    };
  });
  const alone = unpaired.map(
    (billed): ScheduleLine => ({ key: billed.id, at: billed.at, usable: null, billed }),
  );
  return [...opened, ...alone].sort((left, right) => (left.at < right.at ? -1 : 1));
};

const sumsOf = (invoices: readonly WireInvoiceItem[]): Amount[] => {
  const units = new Map<string, Unit>();
  for (const { amount } of invoices)
    units.set(`${amount.unit.kind} ${amount.unit.code}`, amount.unit);
  return [...units].map(([key, unit]) =>
    amountOf(
      sumDecimals(
        invoices
          .filter(({ amount }) => `${amount.unit.kind} ${amount.unit.code}` === key)
          .map(({ amount }) => amount.amount),
      ),
      unit,
    ),
  );
};
