import type { Fine } from "@/sandbox/datadog/fine-amount";
import type { JsonObject } from "@/sandbox/json-text";

export type Provider = "aws" | "azure";
export type CommitmentType = "ri" | "sp";
export type Status = "running" | "expired" | "cancelled";

/** The six published kinds, and one that no published schema knows. */
export type Kind =
  | "aws-ec2-ri"
  | "aws-rds-ri"
  | "aws-elasticache-ri"
  | "aws-sp"
  | "azure-vm-ri"
  | "azure-sp"
  | "aws-redshift-ri";

/** Half-open, in milliseconds. */
export type Span = { readonly start: number; readonly end: number };

/** All in thousandths of what was committed. */
export type UseStory = {
  /** On the anchor day. */
  readonly base: number;
  /** A day's throw, up or down. 0: no throws at all. */
  readonly swing: number;
  /** Less of it on Saturdays and Sundays. */
  readonly weekendDip?: number;
  readonly perDay?: number;
  /** Days without any use, counted from the anchor; `to` is exclusive. */
  readonly idle?: { readonly from: number; readonly to: number };
};

export type Commitment = {
  readonly key: string;
  readonly kind: Kind;
  readonly provider: Provider;
  readonly type: CommitmentType;
  /** A savings plan is answered under each of them. */
  readonly products: readonly string[];
  readonly id: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Whether the row says its start and its end. */
  readonly says: { readonly start: boolean; readonly end: boolean };
  readonly boughtAt: number;
  readonly cancelledAt: number | null;
  readonly forcedStatus: Status | null;
  /** What the row says of its size; null: nothing. */
  readonly given: {
    readonly spendPerHour: string | null;
    readonly count: string | null;
    readonly nfus: string | null;
  };
  /** In dollars; the rows of reservations never say it. */
  readonly costPerHour: Fine;
  readonly discountPercent: number;
  readonly use: UseStory;
  readonly anchorDay: number;
  /** What its throws depend on: the seed and the key. */
  readonly dice: number;
  /** The part of the row that stays the same. */
  readonly fields: JsonObject;
};
