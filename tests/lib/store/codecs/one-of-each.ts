import type { Account, Contract } from "@/lib/domain/base/account";
import type { Commitment, InvoiceItem, Segment, VendorBalance } from "@/lib/domain/base/commitment";
import type { AggregatePoint, UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

const start = "2026-03-15T07:00:00.000Z";
const end = "2027-03-15T07:00:00.000Z";
const attributes = [
  { key: "sales-order", label: "Sales order", text: 'SO-1107 „Größe“ \u2028 \\ "' },
];

export const account: Account = {
  id: "acc_1",
  provider: "metronome",
  connectionId: "con_1",
  externalId: "cus_1",
  parentId: null,
  name: "Northlight Labs",
  slug: "northlight",
  access: "readable",
  attributes,
};

export const contract: Contract = {
  id: "ctr_1",
  accountId: account.id,
  externalId: "con_ext",
  name: "Order form 7",
  start,
  end: null,
  zone: "America/Los_Angeles",
  archivedAt: end,
  attributes: [],
};

export const commitment: Commitment = {
  id: "cmt_1",
  accountId: account.id,
  contractId: contract.id,
  provider: "metronome",
  externalId: "commit_1",
  name: "Prepaid",
  description: null,
  side: "sold",
  shape: "burn-down",
  model: "discontinuous",
  category: "spend",
  vendorType: "PREPAID",
  unit: { kind: "currency", code: "USD" },
  measure: "billed-cost",
  drawnAt: "contract",
  start,
  end,
  zone: "UTC",
  undated: ["start", "end"],
  priority: "10.5",
  createdAt: start,
  archivedAt: null,
  rolledOverFrom: "cmt_0",
  rolloverFraction: "0.25",
  perHour: "1.234567890123456789",
  vendorStatus: "active",
  attributes,
};

export const segment: Segment = {
  id: "seg_1",
  accountId: account.id,
  commitmentId: commitment.id,
  externalId: "sch_1",
  name: "First year",
  start,
  end,
  granted: "600000.01",
};

export const invoiceItem: InvoiceItem = {
  id: "inv_1",
  accountId: account.id,
  commitmentId: commitment.id,
  externalId: "item_1",
  at: start,
  amount: "50000",
  unit: commitment.unit,
  invoiceId: null,
  isInvoiced: true,
};

export const vendorBalance: VendorBalance = {
  id: commitment.id,
  accountId: account.id,
  amount: "-0.07",
  unit: commitment.unit,
};

export const ledgerEntry: LedgerEntry = {
  id: "ent_1",
  accountId: account.id,
  commitmentId: commitment.id,
  segmentId: segment.id,
  kind: "drawdown",
  boundary: "closing",
  effectiveAt: "2026-04-01T07:00:00.000Z",
  serviceStart: start,
  serviceEnd: "2026-04-01T07:00:00.000Z",
  amount: "-12.3",
  unit: commitment.unit,
  status: "posted",
  origin: "reported",
  invoiceId: "inv_ext",
  detail: null,
  vendorType: "PREPAID_COMMIT_AUTOMATED_INVOICE_DEDUCTION",
  ordinal: 3,
};

export const sample: UtilizationSample = {
  id: "smp_1",
  accountId: account.id,
  commitmentId: commitment.id,
  day: "2026-11-20",
  start: "2026-11-20T00:00:00.000Z",
  end: "2026-11-21T00:00:00.000Z",
  utilization: "0.85",
  raw: "0.85",
  doubt: null,
};

export const aggregate: AggregatePoint = {
  id: "agg_1",
  accountId: account.id,
  scope: "aws/ec2/ri",
  measure: "savings.realized",
  basis: "cost as billed",
  span: "window",
  start,
  end,
  value: "1234.5",
  unit: { kind: "currency", code: "USD" },
};
