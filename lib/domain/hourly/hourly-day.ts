import {
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  type Unit,
  ZERO,
} from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import { usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

const hourMs = "3600000";

/**
 * What is committed each hour over the actual hours of a period (metrics 3.1: never 730 a month).
 * Divided last, so that whatever comes out as a finite decimal is exact.
 */
export const overHours = (perHour: Decimal, start: Instant, end: Instant): Decimal => {
  const milliseconds = String(toEpochMs(end) - toEpochMs(start));
  return divideDecimals(multiplyDecimals(perHour, milliseconds), hourMs, 16) ?? ZERO;
};

/** The days of an hourly commitment that were read, added up; shares are weighted by their hours. */
export type HourSums = {
  readonly whole: HourShare;
  /** Of the last thirty days before T. */
  readonly recent: HourShare;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Days whose value the vendor gave but that cannot be used as it stands. */
  readonly doubtfulDays: number;
};

export type HourShare = {
  readonly days: number;
  /** Σ hours × utilization. */
  readonly usedHours: Decimal;
  readonly hours: Decimal;
};

type HourlyTerms = {
  readonly perHour: Decimal | null;
  readonly unit: Unit;
  readonly segmentId: string | null;
};

/** What a day of an hourly commitment came to; null where the vendor gave nothing to count with. */
export const dayOf = (
  { perHour }: Pick<HourlyTerms, "perHour">,
  { start, end, utilization }: Pick<UtilizationSample, "start" | "end" | "utilization">,
): { committed: Decimal; used: Decimal; unused: Decimal } | null => {
  if (perHour === null || utilization === null) return null;
  const committed = overHours(perHour, start, end);
  const used = multiplyDecimals(committed, utilization);
  return { committed, used, unused: subtractDecimals(committed, used) };
};

/**
 * Ruling 18 of metrics 3.14: each day's commitment is a grant, its used part drawdown, its unused
 * part waste; the balance closes every day at zero.
 */
export const dayEntries = (terms: HourlyTerms, sample: UtilizationSample): LedgerEntry[] => {
  const day = dayOf(terms, sample);
  if (day === null) return [];
  const entry = (kind: DayKind, amount: Decimal): LedgerEntry => ({
    id: entryIdOf(sample, kind),
    accountId: sample.accountId,
    commitmentId: sample.commitmentId,
    segmentId: terms.segmentId,
    kind,
    boundary: usualBoundary(kind),
    effectiveAt: kind === "grant" ? sample.start : sample.end,
    serviceStart: kind === "grant" ? null : sample.start,
    serviceEnd: kind === "grant" ? null : sample.end,
    amount,
    unit: terms.unit,
    status: "posted",
    origin: "derived",
    invoiceId: null,
    detail: null,
    vendorType: null,
    ordinal: 0,
  });
  return [
    entry("grant", day.committed),
    entry("drawdown", negateDecimal(day.used)),
    entry("expiration", negateDecimal(day.unused)),
  ];
};

const dayKinds = ["grant", "drawdown", "expiration"] as const;
type DayKind = (typeof dayKinds)[number];

const entryIdOf = ({ id }: Pick<UtilizationSample, "id">, kind: DayKind): string => `${id}_${kind}`;

/** Of all that a day can come to. */
export const dayEntryIds = (sample: Pick<UtilizationSample, "id">): readonly string[] =>
  dayKinds.map((kind) => entryIdOf(sample, kind));
