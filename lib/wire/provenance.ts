import { z } from "zod";
import { provenFigures } from "@/lib/domain/figures/figure-table";
import { amountMetric, answer, clocks, instant, origin, ratioMetric } from "@/lib/wire/common";

const provenFigure = z.enum(provenFigures);

export const provenanceQuery = clocks.extend({
  figure: provenFigure.default("available"),
  /** Prove one ledger entry instead of a figure. */
  entry: z.string().max(200).optional(),
});

export type ProofQuestion = z.input<typeof provenanceQuery>;

/** Everything the proof drawer shows: figure, formula, inputs, entries, raw vendor rows. */
export const proof = z.object({
  title: z.string(),
  value: z.discriminatedUnion("type", [
    z.object({ type: z.literal("amount"), metric: amountMetric }),
    z.object({ type: z.literal("ratio"), metric: ratioMetric }),
  ]),
  origin,
  /** "derived from 21 entries" */
  originNote: z.string(),
  formula: z.object({ section: z.string(), left: z.string(), right: z.string() }),
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
  notCounted: z.array(
    z.object({ label: z.string(), metric: amountMetric.nullable(), note: z.string().nullable() }),
  ),
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
