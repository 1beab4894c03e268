import type { ProviderId } from "@/lib/domain/account";
import type { Decimal, Unit } from "@/lib/domain/money";
import type { Instant } from "@/lib/domain/period";

/** Burn-down: a pool granted, then consumed. Build-up: a target reached by spending (metrics 3.0). */
export type CommitmentShape = "burn-down" | "build-up";

/** Continuous: use-it-or-lose-it each hour. Discontinuous: measured over a window (metrics 3.0). */
export type CommitmentModel = "continuous" | "discontinuous";

/** Whether customers promised us or we promised vendors. The two are never netted. */
export type CommitmentSide = "sold" | "bought";

/** What draws a derived ledger down; null when the vendor reports its own ledger. */
export type DrawMeasure = "pricing-quantity" | "effective-cost" | "billed-cost";

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
  /** FOCUS 1.3 ContractCommitmentCategory. */
  readonly category: "usage" | "spend";
  /** The vendor's own word for it ("Enterprise"). */
  readonly vendorType: string;
  readonly unit: Unit;
  readonly measure: DrawMeasure | null;
  /** "contract": several overlapping terms of one unit share one drawdown that nobody can split. */
  readonly drawnAt: "commitment" | "contract";
  /** Half-open; over all segments. */
  readonly start: Instant;
  readonly end: Instant | null;
  /** The zone its days are counted and printed in. */
  readonly zone: string;
};

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
