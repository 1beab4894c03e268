export type TermState = "upcoming" | "active" | "exhausted" | "expired";

/** Amounts are decimal text in `unit`; null where the vendor does not give the term's amount. */
export type ExpectedCommitment = {
  readonly commitmentId: string;
  readonly contractId: string;
  readonly start: string;
  readonly end: string;
  readonly state: TermState;
  readonly unit: string;
  /** What drew: the quantity of usage rows, or their cost for a commitment in money. */
  readonly basis: "PricingQuantity" | "EffectiveCost";
  /** The key of the overlap group the term belongs to, or null when it stands alone. */
  readonly group: string | null;
  /** The amount in the row, whether or not the term has begun. */
  readonly committed: string | null;
  /** What has opened by the clock: zero before the term begins. */
  readonly granted: string | null;
  /** drawn + overage. Known even where the amount is not. */
  readonly consumed: string;
  readonly drawn: string | null;
  readonly overage: string | null;
  readonly lapsed: string | null;
  readonly remaining: string | null;
  readonly chargeDays: number;
  readonly lastChargeDay: string | null;
};

/** Sums over the terms of one unit that overlap, directly or through each other. */
export type ExpectedGroup = {
  /** `unit@start of its first term`, for example `MIUs@2026-10-01T00:00:00.000Z`. */
  readonly key: string;
  readonly unit: string;
  readonly commitmentIds: readonly string[];
  readonly granted: string | null;
  readonly consumed: string;
  readonly drawn: string | null;
  readonly overage: string | null;
  readonly lapsed: string | null;
  readonly remaining: string | null;
};

export type ExpectedDay = {
  readonly day: string;
  readonly amount: string;
  readonly isRunning: boolean;
};

export type ExpectedTeam = {
  readonly teamId: string;
  readonly slug: string;
  readonly billing: "readable" | "forbidden" | "no-costs-yet";
  readonly commitments: readonly ExpectedCommitment[];
  readonly groups: readonly ExpectedGroup[];
  /** The unit of `days`: what draws for this team. */
  readonly unit: "MIUs" | "USD" | null;
  readonly days: readonly ExpectedDay[];
};

export type Expected = { readonly clock: string; readonly teams: readonly ExpectedTeam[] };
