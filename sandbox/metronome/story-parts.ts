import type { ChildAccess, CreditType, Terms } from "@/sandbox/metronome/model";

/** Months are counted from the month of the anchor day: -12 is a year before it. */
export type PoolStory = {
  readonly key: string;
  readonly type: "PREPAID" | "POSTPAID" | "CREDIT";
  readonly name: string;
  readonly product: string;
  /** Key of the contract; null for a commitment of the customer itself. */
  readonly contract: string | null;
  /** Null leaves the unit out. */
  readonly unit: CreditType | null;
  readonly isQuantity?: boolean;
  /** One segment each. */
  readonly segments: readonly {
    readonly amount: string;
    readonly from: number;
    readonly to: number;
  }[];
  /** Decimal text that was paid for it; the same as granted when left out, null when nobody says. */
  readonly paid?: string | null;
  /** The months it is paid in, in equal parts; default: at its start, an obligation at its end. */
  readonly paidIn?: readonly number[];
  /** Paid, but by no invoice. */
  readonly isUninvoiced?: boolean;
  readonly terms?: Omit<Terms, "rolledOverFrom" | "childAccess" | "recurringId">;
  readonly rolledOverFrom?: string;
  /** Amount moved out when its last segment ends, into the commitment that names this one. */
  readonly rollsOver?: string;
  readonly recurring?: string;
  /** Its true-up was waived: the shortfall lapses. */
  readonly isWaived?: boolean;
  readonly access?: ChildAccess["type"];
  readonly archivedIn?: number;
  /** Written as they are: corrections, seats, cancellations. */
  readonly extra?: readonly {
    readonly what: string;
    readonly amount: string;
    /** In days from the anchor instant. */
    readonly day: number;
    readonly reason?: string;
  }[];
};

export type ContractStory = {
  readonly key: string;
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
  readonly archivedIn?: number;
  readonly renews?: string;
  readonly customFields?: Readonly<Record<string, string>>;
  readonly parent?: { readonly customer: string; readonly contract: string };
  readonly children?: readonly { readonly customer: string; readonly contract: string }[];
  readonly recurring?: readonly {
    readonly key: string;
    readonly isCredit: boolean;
    readonly name: string;
    readonly product: string;
    readonly price: string;
    readonly quantity: number;
    readonly unit: CreditType;
  }[];
};

export type UsageStory = {
  readonly unit: CreditType;
  readonly isQuantity?: boolean;
  /** Decimal text of an ordinary month. */
  readonly perMonth: string;
  /** A child's: it draws from what is open to children. */
  readonly child?: { readonly customer: string; readonly contract: string };
  /** Invoices in a month; 1 when left out. */
  readonly invoices?: number;
};

export type CustomerStory = {
  readonly slug: string;
  readonly name: string;
  readonly from: number;
  readonly archivedIn?: number;
  readonly customFields?: Readonly<Record<string, string>>;
  readonly contracts: readonly ContractStory[];
  readonly pools: readonly PoolStory[];
  readonly usage: readonly UsageStory[];
};
