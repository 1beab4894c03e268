import { USD } from "@/sandbox/metronome/credit-types";
import type { CreditType } from "@/sandbox/metronome/model";

export type Scene = {
  readonly seed: string;
  /** The month and the instant that the story counts from. */
  readonly anchorMonth: number;
  readonly anchorAt: number;
  readonly now: number;
};

/** What may be drawn from what: usage and commitments of one unit. */
export const unitKey = (unit: CreditType | null, isQuantity = false): string =>
  isQuantity ? "quantity" : (unit ?? USD).id;
