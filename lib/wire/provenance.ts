import { z } from "zod";
import { provenFigures } from "@/lib/domain/figures/provable";
import { forecastStepKinds } from "@/lib/domain/forecast/forecast-steps";
import { whatComes } from "@/lib/wire/commitment";
import {
  amount,
  amountMetric,
  answer,
  clocks,
  instant,
  origin,
  ratioMetric,
} from "@/lib/wire/common";

const provenFigure = z.enum(provenFigures);

export const provenanceQuery = clocks.extend({
  figure: provenFigure.default("available"),
  /** Prove one ledger entry instead of a figure. */
  entry: z.string().max(200).optional(),
});

export type ProofQuestion = z.input<typeof provenanceQuery>;

export const proofValue = z.discriminatedUnion("type", [
  z.object({ type: z.literal("amount"), metric: amountMetric }),
  z.object({ type: z.literal("ratio"), metric: ratioMetric }),
]);

export const proofFormula = z.object({ section: z.string(), left: z.string(), right: z.string() });

export const uncounted = z.object({
  label: z.string(),
  metric: amountMetric.nullable(),
  note: z.string().nullable(),
});
export type Uncounted = z.infer<typeof uncounted>;

/** Of a share or a rate: what is divided, and by what. */
export const quotient = z.object({
  above: amountMetric,
  /** Null where it is divided by days. */
  below: amountMetric.nullable(),
  days: z.int().nullable(),
});
export type Quotient = z.infer<typeof quotient>;

/** The rate that a forecast walks at, and the window it was measured over. */
export const provenRate = z.object({
  perDay: amountMetric,
  window: z.object({ start: instant, end: instant, days: z.int() }).nullable(),
  consumed: amount.nullable(),
});

/** One step of the one simulation (metrics 3.14 ruling 30). */
export const walkStep = z.object({
  commitmentId: z.string(),
  segmentId: z.string(),
  label: z.string(),
  kind: z.enum(forecastStepKinds),
  from: instant,
  /** Null: without end. */
  to: instant.nullable(),
  /** Drawn, or consumed beyond every pool. */
  amount: amount.nullable(),
  /** What is left after it. */
  left: amount.nullable(),
});
export type WalkStep = z.infer<typeof walkStep>;

/** Where the rate leads: of one commitment, or of all that burns together. */
export const walk = z.object({
  rate: provenRate,
  steps: z.array(walkStep),
  /** All of them; `steps` holds the first ones. */
  stepCount: z.int(),
});
export type Walk = z.infer<typeof walk>;

/** Everything the proof drawer shows: figure, formula, inputs, entries, raw vendor rows. */
export const proof = z.object({
  title: z.string(),
  value: proofValue,
  origin,
  /** "derived from 21 entries" */
  originNote: z.string(),
  formula: proofFormula,
  quotient: quotient.nullable(),
  /** Of a pace: the same variance in days. */
  days: ratioMetric.nullable(),
  /** Of what comes: the sentence that the page says. */
  event: whatComes.nullable(),
  inputs: z.array(
    z.object({
      label: z.string(),
      origin,
      metric: amountMetric,
      /** Draws a single rule above: a subtotal or the result. */
      isResult: z.boolean(),
    }),
  ),
  /** The same figure at the vendor; null when the vendor reports none, and then `vendorNote` says so. */
  vendor: z
    .object({ label: z.string(), metric: amountMetric, difference: amountMetric })
    .nullable(),
  vendorNote: z.string().nullable(),
  notCounted: z.array(uncounted),
  /** Of what is foretold: the simulation step by step. */
  walk: walk.nullable(),
  /** The latest entries behind the figure, newest first; `entryCount` counts all of them. */
  entries: z.array(
    z.object({ id: z.string(), label: z.string(), at: instant, metric: amountMetric }),
  ),
  entryCount: z.int(),
  records: z.array(
    z.object({
      request: z.string(),
      line: z.int().nullable(),
      fetchedAt: instant,
      syncRunId: z.string(),
      raw: z.string(),
      /** Substrings of `raw` that the figure stands on. */
      marks: z.array(z.string()),
    }),
  ),
  recordCount: z.int(),
});
export type Proof = z.infer<typeof proof>;
export const provenanceAnswer = answer(proof);
