import type { DatadogFaultKind } from "@/sandbox/datadog/fault-kinds";
import type { MetronomeFaultKind } from "@/sandbox/metronome/fault-kinds";

/** Which requests a fault meets. Without any of these it meets every request to a vendor endpoint. */
export type FaultScope = {
  /** The beginning of the path, for example `/v1/billing/charges`. */
  readonly path?: string;
  /** A team's id or slug. */
  readonly teamId?: string;
  /** The id or slug of whatever the vendor bills: a team, a customer. */
  readonly account?: string;
  /** How many matching requests it meets; by default all of them, until it is cleared. */
  readonly times?: number;
  /** How many matching requests it lets pass first. */
  readonly after?: number;
};

/** The row a fault breaks, counted from 1. Default 2: a good row stands before it. */
type OnLine = { readonly line?: number | "every" };

type FaultKind =
  | DatadogFaultKind
  | MetronomeFaultKind
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: "json" | "empty" | "html";
      /** The `code` of a JSON body, for example `costs_not_found`. */
      readonly code?: string;
    }
  | {
      readonly kind: "rate-limited";
      readonly headers?: "retry-after" | "reset-epoch" | "both" | "none";
      readonly seconds?: number;
    }
  | { readonly kind: "html" }
  | {
      readonly kind: "hang";
      readonly when?: "before-headers" | "mid-body";
      readonly bytes?: number;
    }
  | { readonly kind: "cut"; readonly bytes?: number; readonly ending?: "destroyed" | "clean" }
  | { readonly kind: "slow"; readonly milliseconds: number; readonly chunkBytes?: number }
  | { readonly kind: "huge"; readonly bytes: number }
  | ({ readonly kind: "malformed-line" } & OnLine)
  | ({ readonly kind: "unknown-category" } & OnLine)
  | ({ readonly kind: "missing-quantity" } & OnLine)
  | ({ readonly kind: "number-as-string" } & OnLine)
  | ({ readonly kind: "duplicate-id" } & OnLine)
  | ({ readonly kind: "inverted-period" } & OnLine)
  | { readonly kind: "extra-fields" }
  | { readonly kind: "empty-page" }
  | { readonly kind: "extra-team" }
  | {
      readonly kind: "restate";
      readonly teamId: string;
      /** A Pacific calendar day, `2026-10-14`. */
      readonly day: string;
      /** Decimal text: the day's usage is multiplied by it. */
      readonly factor: string;
    };

export type Fault = FaultScope & FaultKind;

export type FaultOf<Kind extends Fault["kind"]> = Extract<Fault, { readonly kind: Kind }>;

/** These change the invented world and not a single answer. */
export const isWorldChange = (fault: Fault): fault is FaultOf<"restate" | "extra-team"> =>
  fault.kind === "restate" || fault.kind === "extra-team";

/** These answer in place of the vendor. */
export const isReplacement = (fault: Fault): fault is FaultOf<"status" | "rate-limited" | "html"> =>
  fault.kind === "status" || fault.kind === "rate-limited" || fault.kind === "html";

export const findFault = <Kind extends Fault["kind"]>(
  faults: readonly Fault[],
  kind: Kind,
): FaultOf<Kind> | null => {
  const isKind = (fault: Fault): fault is FaultOf<Kind> => fault.kind === kind;
  return faults.find(isKind) ?? null;
};
