import { known, NOT_GIVEN } from "@/lib/domain/base/metric";
import { amountOf, type Decimal, type Unit } from "@/lib/domain/base/money";
import { type Instant, parseInstant } from "@/lib/domain/base/period";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { type Cursor, encodeCursor } from "@/lib/server/answers/cursor";
import { AppError } from "@/lib/server/errors";
import type { LedgerPlace } from "@/lib/store/read/entry-row";
import type { LedgerRow } from "@/lib/store/read/list-ledger-rows";
import type { Clocks } from "@/lib/store/read/statement";
import type { LedgerTotals } from "@/lib/store/read/sum-ledger";
import type { WireAmountMetric } from "@/lib/wire/common";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

export const toLedgerEntry = (
  { entry, commitmentName, balance }: LedgerRow,
  at: Instant,
): WireLedgerEntry => ({
  id: entry.id,
  commitmentId: entry.commitmentId,
  commitmentName,
  segmentId: entry.segmentId,
  kind: entry.kind,
  effectiveAt: entry.effectiveAt,
  serviceStart: entry.serviceStart,
  serviceEnd: entry.serviceEnd,
  amount: entry.amount,
  unit: entry.unit,
  isMemo: !movesBalance(entry.kind),
  status: entry.status,
  isRunning: entry.serviceEnd !== null && entry.serviceEnd > at,
  origin: entry.origin,
  invoiceId: entry.invoiceId,
  detail: entry.detail,
  vendorType: entry.vendorType,
  balance: toBalance(balance, entry.unit),
});

const toBalance = (balance: Decimal | null, unit: Unit): WireAmountMetric =>
  balance === null ? NOT_GIVEN : known(amountOf(balance, unit));

/** The whole ledger begins at nothing; with several units there is no one balance to print. */
export const toEnds = ({
  closings,
}: LedgerTotals): { opening: WireAmountMetric; closing: WireAmountMetric } => {
  const [only, ...others] = closings;
  if (only === undefined || others.length > 0) {
    return { opening: { kind: "not-applicable" }, closing: { kind: "not-applicable" } };
  }
  const closing = toBalance(only.closing, only.unit);
  return { opening: only.closing === null ? NOT_GIVEN : toBalance("0", only.unit), closing };
};

const smallintMax = 32_767;
const integerMax = 2_147_483_647;

const isWithin = (value: unknown, max: number): value is number =>
  typeof value === "number" && Math.abs(value) <= max;

export const placeAfter = (cursor: Cursor | null): LedgerPlace | null => {
  if (cursor === null) return null;
  const [at, rank, ordinal, id] = cursor.after;
  if (
    typeof at === "string" &&
    parseInstant(at) !== null &&
    isWithin(rank, smallintMax) &&
    isWithin(ordinal, integerMax) &&
    typeof id === "string"
  ) {
    return [at, rank, ordinal, id];
  }
  throw new AppError(
    "invalid-request",
    "This cursor belongs to another list. Start from the first page.",
  );
};

/** Cuts the one row that was read beyond the page to know whether another follows. */
export const cutLedger = (
  rows: readonly LedgerRow[],
  limit: number,
  clocks: Clocks,
): { readonly rows: readonly LedgerRow[]; readonly nextCursor: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (last === undefined || rows.length <= limit) return { rows: page, nextCursor: null };
  const { effectiveAt, ordinal, id } = last.entry;
  return {
    rows: page,
    nextCursor: encodeCursor({ ...clocks, after: [effectiveAt, last.rank, ordinal, id] }),
  };
};
