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
  readonly newContractId?: string;
  readonly reason?: string;
};

export type InvoiceItem = { readonly id: string; readonly amount: Exact; readonly at: number };

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
  readonly invoices: readonly InvoiceItem[];
  readonly entries: readonly Entry[];
  readonly createdAt: number;
  readonly archivedAt: number | null;
  /** What is passed on to readers as it is: priority, rate type, hierarchy, references. */
  readonly terms: Terms;
};

export type ChildAccess =
  | { readonly type: "ALL" | "NONE" }
  | { readonly type: "CONTRACT_IDS"; readonly contract_ids: readonly string[] };

export type Terms = {
  readonly priority?: number;
  readonly rate_type?: "COMMIT_RATE" | "LIST_RATE";
  readonly rollover_fraction?: number;
  readonly rolledOverFrom?: { readonly id: string; readonly contractId: string };
  readonly recurringId?: string;
  readonly applicable_product_ids?: readonly string[];
  readonly applicable_product_tags?: readonly string[];
  readonly specifiers?: readonly { readonly product_tags: readonly string[] }[];
  readonly netsuite_sales_order_id?: string;
  readonly salesforce_opportunity_id?: string;
  readonly childAccess?: ChildAccess;
  readonly description?: string;
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
};

export type CustomerBook = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly salesforceAccountId: string | null;
  readonly alias: string;
  readonly createdAt: number;
  readonly archivedAt: number | null;
  readonly contracts: readonly Contract[];
  readonly commitments: readonly Commitment[];
};
