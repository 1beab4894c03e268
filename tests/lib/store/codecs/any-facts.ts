import fc from "fast-check";
import type { Account, Contract } from "@/lib/domain/base/account";
import {
  type Commitment,
  type InvoiceItem,
  type Segment,
  termEdges,
  type VendorBalance,
} from "@/lib/domain/base/commitment";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { AggregatePoint, UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import { entryKinds } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

/** Facts with everything a vendor may put into them: odd letters, long amounts, absent terms. */

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const text = fc.string({ unit: "binary", maxLength: 30 }).map((each) => each.replaceAll("\0", ""));
const instant = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = instant.map((each) => each.slice(0, 10));

const decimal: fc.Arbitrary<Decimal> = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(999_999), fc.nat(12), fc.boolean())
  .map(([integer, fraction, zeros, isNegative]) => {
    const places = `${"0".repeat(zeros)}${fraction}`.replace(/0+$/, "");
    const amount = places === "" ? String(integer) : `${integer}.${places}`;
    return isNegative && amount !== "0" ? `-${amount}` : amount;
  });

const unit: fc.Arbitrary<Unit> = fc.record({
  kind: fc.constantFrom("currency", "quantity"),
  code: text,
});
const attributes = fc.array(fc.record({ key: text, label: text, text }), { maxLength: 3 });
const id = fc.uuid();

/** All of one account: that is how they are written. */
const ofAccount = (accountId: string) => ({
  id,
  accountId: fc.constant(accountId),
  externalId: text,
});
const period = { start: instant, end: maybe(instant) };

export const anyAccount = (accountId: string): fc.Arbitrary<Account> =>
  fc.record({
    id: fc.constant(accountId),
    provider: fc.constantFrom("vercel", "metronome", "datadog"),
    connectionId: text,
    externalId: text,
    parentId: maybe(text),
    name: text,
    slug: maybe(text),
    access: fc.constantFrom("readable", "needs-sign-in", "forbidden"),
    attributes,
  });

export const anyContract = (accountId: string): fc.Arbitrary<Contract> =>
  fc.record({
    ...ofAccount(accountId),
    ...period,
    name: text,
    zone: text,
    archivedAt: maybe(instant),
    attributes,
  });

export const anyCommitment = (accountId: string): fc.Arbitrary<Commitment> =>
  fc.record({
    ...ofAccount(accountId),
    ...period,
    contractId: maybe(text),
    provider: fc.constantFrom("vercel", "metronome", "datadog"),
    name: text,
    description: maybe(text),
    side: fc.constantFrom("sold", "bought"),
    shape: fc.constantFrom("burn-down", "build-up"),
    model: fc.constantFrom("continuous", "discontinuous"),
    category: fc.constantFrom("usage", "spend"),
    vendorType: text,
    unit,
    measure: maybe(fc.constantFrom("pricing-quantity", "effective-cost", "billed-cost")),
    drawnAt: fc.constantFrom("commitment", "contract"),
    zone: text,
    undated: fc.subarray([...termEdges]),
    priority: maybe(decimal),
    createdAt: maybe(instant),
    archivedAt: maybe(instant),
    rolledOverFrom: maybe(text),
    rolloverFraction: maybe(decimal),
    perHour: maybe(decimal),
    vendorStatus: maybe(text),
    attributes,
  });

export const anySegment = (accountId: string): fc.Arbitrary<Segment> =>
  fc.record({
    ...ofAccount(accountId),
    ...period,
    commitmentId: text,
    name: text,
    granted: maybe(decimal),
  });

export const anyInvoiceItem = (accountId: string): fc.Arbitrary<InvoiceItem> =>
  fc.record({
    ...ofAccount(accountId),
    commitmentId: text,
    at: instant,
    amount: decimal,
    unit,
    invoiceId: maybe(text),
    isInvoiced: fc.boolean(),
  });

export const anyVendorBalance = (accountId: string): fc.Arbitrary<VendorBalance> =>
  fc.record({ id, accountId: fc.constant(accountId), amount: decimal, unit });

export const anyLedgerEntry = (accountId: string): fc.Arbitrary<LedgerEntry> =>
  fc.record({
    id,
    accountId: fc.constant(accountId),
    commitmentId: text,
    segmentId: maybe(text),
    kind: fc.constantFrom(...entryKinds),
    boundary: fc.constantFrom("opening", "closing"),
    effectiveAt: instant,
    serviceStart: maybe(instant),
    serviceEnd: maybe(instant),
    amount: decimal,
    unit,
    status: fc.constantFrom("posted", "draft"),
    origin: fc.constantFrom("reported", "derived"),
    invoiceId: maybe(text),
    detail: maybe(text),
    vendorType: maybe(text),
    ordinal: fc.nat(2 ** 31 - 1),
  });

export const anySample = (accountId: string): fc.Arbitrary<UtilizationSample> =>
  fc.record({
    id,
    accountId: fc.constant(accountId),
    commitmentId: text,
    day,
    start: instant,
    end: instant,
    utilization: maybe(decimal),
    raw: text,
    doubt: maybe(fc.constantFrom("scale", "out-of-range", "not-a-number", "not-given")),
  });

export const anyAggregate = (accountId: string): fc.Arbitrary<AggregatePoint> =>
  fc.record({
    id,
    accountId: fc.constant(accountId),
    scope: text,
    measure: text,
    basis: text,
    span: fc.constantFrom("window", "day"),
    start: instant,
    end: instant,
    value: maybe(decimal),
    unit: maybe(unit),
  });
