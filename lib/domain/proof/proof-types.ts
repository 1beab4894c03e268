import type { Metric } from "@/lib/domain/base/metric";
import type { Decimal } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { BurnSpan } from "@/lib/domain/forecast/measured-burn";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { ProofLine } from "@/lib/domain/proof/proof-lines";

export type ProofAccount = {
  readonly value: { readonly type: "amount" | "ratio"; readonly metric: Metric<Decimal> };
  readonly formula: { readonly section: string; readonly left: string; readonly right: string };
  readonly lines: readonly ProofLine[];
  /** Which entries stand behind the figure. */
  readonly kinds: readonly EntryKind[];
  readonly segments: readonly SegmentFigures[];
  readonly status: LedgerEntry["status"];
  /** Null: whenever they count. */
  readonly within: { readonly start: Instant; readonly end: Instant } | null;
};

/** What burns together with the commitment (`burnGroupOf`), other terms included. */
export type ProvenStream = {
  /** What its rate is measured on: that of the group, or its own where only some usage may draw it. */
  readonly span: BurnSpan | undefined;
  readonly segments: readonly SegmentFigures[];
  /** What each commitment of it is called, by id. */
  readonly names: ReadonlyMap<string, string>;
};
