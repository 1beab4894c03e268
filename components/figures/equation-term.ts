import type { Tone } from "@/components/figures/tone";
import type { Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";

export type EquationTerm = {
  readonly label: string;
  readonly value: Amount | Metric<Amount> | null;
  readonly tone?: Tone;
  readonly onProve?: () => void;
  /** What stands before the term: "=" for the first, then its sign. */
  readonly operator: "=" | "−" | "+";
};
