import type { ProviderId } from "@/lib/domain/base/account";
import type { Attribute } from "@/lib/domain/base/attribute";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";

/** Burn-down: a pool granted, then consumed. Build-up: a target reached by spending (metrics 3.0). */
export const commitmentShapes = ["burn-down", "build-up"] as const;
export type CommitmentShape = (typeof commitmentShapes)[number];

/** Continuous: use-it-or-lose-it each hour. Discontinuous: measured over a window (metrics 3.0). */
export const commitmentModels = ["continuous", "discontinuous"] as const;
export type CommitmentModel = (typeof commitmentModels)[number];

/** Whether customers promised us or we promised vendors. The two are never netted. */
export const commitmentSides = ["bought", "sold"] as const;
export type CommitmentSide = (typeof commitmentSides)[number];

/** What draws a derived ledger down; null when the vendor reports its own ledger. */
export const drawMeasures = ["pricing-quantity", "effective-cost", "billed-cost"] as const;
export type DrawMeasure = (typeof drawMeasures)[number];

/** FOCUS 1.3 ContractCommitmentCategory. */
export const commitmentCategories = ["usage", "spend"] as const;
export type CommitmentCategory = (typeof commitmentCategories)[number];

/** "contract": several overlapping terms of one unit share one drawdown that nobody can split. */
export const drawLevels = ["commitment", "contract"] as const;
export type DrawLevel = (typeof drawLevels)[number];

/** The dates of a term that a vendor may leave out. */
export const termEdges = ["start", "end"] as const;
export type TermEdge = (typeof termEdges)[number];

export type Commitment = {
  readonly id: string;
  readonly accountId: string;
  readonly contractId: string | null;
  readonly provider: ProviderId;
  readonly externalId: string;
  readonly name: string;
  readonly description: string | null;
  readonly side: CommitmentSide;
  readonly shape: CommitmentShape;
  readonly model: CommitmentModel;
  readonly category: CommitmentCategory;
  /** The vendor's own word for it ("Enterprise"). */
  readonly vendorType: string;
  readonly unit: Unit;
  readonly measure: DrawMeasure | null;
  readonly drawnAt: DrawLevel;
  /** Half-open; over all segments. */
  readonly start: Instant;
  readonly end: Instant | null;
  /** The zone its days are counted and printed in. */
  readonly zone: string;
  /** Dates the vendor did not give: `start` is then the first instant known of, `end` is null. */
  readonly undated: readonly TermEdge[];
  /** Lower is drawn first; null when the vendor gives no order (metrics 3.5). */
  readonly priority: Decimal | null;
  readonly createdAt: Instant | null;
  /** From here on its balance is no longer usable (metrics 3.14 ruling 9). */
  readonly archivedAt: Instant | null;
  /** The commitment it was born from by rollover: a link, never new money. */
  readonly rolledOverFrom: string | null;
  /** At most this share of the original amount may roll over. */
  readonly rolloverFraction: Decimal | null;
  /** What is committed each hour, in `unit`; null for what is not bought by the hour, or not given. */
  readonly perHour: Decimal | null;
  /** The vendor's own word for its state; the dates decide, a difference is shown (metrics 3.1). */
  readonly vendorStatus: string | null;
  readonly attributes: readonly Attribute[];
};

/** The terms of a commitment about which its vendor says nothing more. */
export const UNSAID_TERMS = {
  undated: [],
  priority: null,
  createdAt: null,
  archivedAt: null,
  rolledOverFrom: null,
  rolloverFraction: null,
  perHour: null,
  vendorStatus: null,
  attributes: [],
} as const satisfies Partial<Commitment>;

/** A slice with its own amount and half-open period. */
export type Segment = {
  readonly id: string;
  readonly accountId: string;
  readonly commitmentId: string;
  readonly externalId: string;
  readonly name: string;
  readonly start: Instant;
  readonly end: Instant | null;
  /** Null: the vendor did not give the amount. Never read as zero. */
  readonly granted: Decimal | null;
};

/** When the customer pays for a commitment, beside when it may be used. */
export type InvoiceItem = {
  readonly id: string;
  readonly accountId: string;
  readonly commitmentId: string;
  readonly externalId: string;
  readonly at: Instant;
  readonly amount: Decimal;
  readonly unit: Unit;
  /** Null until it is billed. */
  readonly invoiceId: string | null;
  /** False when the schedule says that no invoice is sent. */
  readonly isInvoiced: boolean;
};

/** The balance as the vendor states it, kept beside ours (metrics 3.12). */
export type VendorBalance = {
  /** The id of its commitment. */
  readonly id: string;
  readonly accountId: string;
  readonly amount: Decimal;
  readonly unit: Unit;
};
