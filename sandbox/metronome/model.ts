import type { Exact } from "@/sandbox/exact-number";

/** How a commitment is counted. Null leaves `credit_type` out: US cents by the vendor's rule. */
export type CreditType = { readonly id: string; readonly name: string };

export type Segment = {
  readonly id: string;
  readonly amount: Exact;
  readonly start: number;
  readonly end: number;
};

export type Entry = {
  readonly type: string;
  readonly at: number;
  /** Signed change of the balance. */
  readonly amount: Exact;
  readonly segmentId?: string;
  readonly invoiceId?: string;
  /** The child's, where a child drew. */
  readonly contractId?: string;
  readonly newContractId?: string;
  readonly reason?: string;
};

/** What a commitment has come to. Counted while it is drawn, never read from its ledger. */
export type Tally = {
  readonly granted: Exact;
  readonly rolledIn: Exact;
  readonly used: Exact;
  readonly lapsed: Exact;
  readonly rolledOut: Exact;
  readonly truedUp: Exact;
  /** With their signs, as the next two. */
  readonly canceled: Exact;
  readonly credited: Exact;
  /** Corrections, seats, and what nobody knows. */
  readonly adjusted: Exact;
};

/** A commitment at the clock's instant. */
export type Outcome = {
  /** In the order of time. */
  readonly entries: readonly Entry[];
  readonly posted: Tally;
  /** What is left of each segment that has begun, by its id. */
  readonly left: ReadonlyMap<string, Exact>;
  /** Drafts, stamped with the end of their invoices. */
  readonly pending: Exact;
  /** Corrections with a later date, of segments that are active. */
  readonly corrections: Exact;
};

export type InvoiceItem = {
  readonly id: string;
  /** Null until it is billed. */
  readonly invoiceId: string | null;
  readonly amount: Exact;
  readonly at: number;
};

/** When the customer pays, and in what: dollars may buy a unit of their own. */
export type InvoiceSchedule = {
  readonly creditType: CreditType | null;
  readonly isInvoiced: boolean;
  readonly items: readonly InvoiceItem[];
};

export type Commitment = {
  readonly id: string;
  readonly customerId: string;
  readonly type: "PREPAID" | "POSTPAID" | "CREDIT";
  readonly name: string;
  readonly productName: string;
  readonly contractId: string | null;
  readonly creditType: CreditType | null;
  readonly accessType: "SPEND" | "QUANTITY";
  readonly segments: readonly Segment[];
  /** Null when nothing is said about paying. */
  readonly invoices: InvoiceSchedule | null;
  readonly createdAt: number;
  readonly archivedAt: number | null;
  /** Costs a simulation of the customer, once. */
  outcome(): Outcome;
  /** What is passed on to readers as it is: priority, rate type, hierarchy, references. */
  readonly terms: Terms;
};

export type ChildAccess =
  | { readonly type: "ALL" | "NONE" }
  | { readonly type: "CONTRACT_IDS"; readonly contract_ids: readonly string[] };

export type Specifier = {
  readonly product_id?: string;
  readonly product_tags?: readonly string[];
  readonly pricing_group_values?: Readonly<Record<string, string>>;
};

export type Terms = {
  readonly priority?: number;
  readonly rate_type?: "COMMIT_RATE" | "LIST_RATE";
  readonly rollover_fraction?: number;
  readonly rolledOverFrom?: { readonly id: string; readonly contractId: string };
  readonly recurringId?: string;
  readonly applicable_product_ids?: readonly string[];
  readonly applicable_product_tags?: readonly string[];
  readonly specifiers?: readonly Specifier[];
  readonly netsuite_sales_order_id?: string;
  readonly salesforce_opportunity_id?: string;
  readonly childAccess?: ChildAccess;
  readonly description?: string;
  readonly custom_fields?: Readonly<Record<string, string>>;
};

export type Recurring = {
  readonly id: string;
  readonly isCredit: boolean;
  readonly name: string;
  readonly productName: string;
  readonly unitPrice: Exact;
  readonly quantity: number;
  readonly creditTypeId: string;
  readonly start: number;
};

export type Contract = {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly start: number;
  readonly end: number | null;
  readonly archivedAt: number | null;
  readonly recurring: readonly Recurring[];
  /** The contract this one renews. */
  readonly renews: string | null;
  readonly parent: { readonly customerId: string; readonly contractId: string } | null;
  readonly children: readonly { readonly customerId: string; readonly contractId: string }[];
  readonly salesforceOpportunityId: string | null;
  readonly customFields: Readonly<Record<string, string>>;
};

export type Customer = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly salesforceAccountId: string;
  readonly alias: string;
  readonly customFields: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly archivedAt: number | null;
};

export type CustomerBook = {
  readonly customer: Customer;
  readonly contracts: readonly Contract[];
  readonly commitments: readonly Commitment[];
};
