import { z } from "zod";
import { unitKinds } from "@/lib/domain/base/money";
import { totalFigures } from "@/lib/domain/figures/provable";
import { accountLink, commitmentQuery } from "@/lib/wire/commitment";
import {
  amountMetric,
  clocks,
  cursorQuery,
  page,
  pool,
  providerId,
  side,
  unit,
} from "@/lib/wire/common";
import { proofFormula, proofValue, quotient, uncounted, walk } from "@/lib/wire/provenance";

/** Which total: of one side, one pool and one unit, never of several. */
const whichTotal = z.object({
  side: side.default("sold"),
  pool: pool.default("balance"),
  kind: z.enum(unitKinds).default("currency"),
  unit: z.string().max(200).default("USD"),
  figure: z.enum(totalFigures).default("available"),
});

export const accountProofQuery = clocks.extend(cursorQuery.shape).extend(whichTotal.shape);

export const bookProofQuery = accountProofQuery.extend({ provider: providerId.optional() });
export type BookProofQuery = z.infer<typeof bookProofQuery>;

/** What the totals of a list add up. */
export const listedFigures = ["committed", "available", "overdrawn"] as const;

/** The list as it is filtered, but for its order. */
export const listProofQuery = commitmentQuery
  .omit({ sort: true })
  .extend(whichTotal.shape)
  .extend({ figure: z.enum(listedFigures).default("available") });
export type ListProofQuery = z.infer<typeof listProofQuery>;

/** One of the parts that are added up, with a proof of its own. */
export const addend = z.object({
  id: z.string(),
  account: accountLink,
  /** Null: all of it that the account has. */
  commitment: accountLink.nullable(),
  metric: amountMetric,
  /** Of a share: what is divided by. */
  below: amountMetric.nullable(),
});
export type Addend = z.infer<typeof addend>;

/** A total taken apart; its addends stand beside it, page by page. */
export const totalProof = z.object({
  title: z.string(),
  unit,
  side,
  pool,
  figure: z.enum(totalFigures),
  value: proofValue,
  formula: proofFormula,
  quotient: quotient.nullable(),
  /** Control totals: what all addends come to, those of other pages too. */
  control: z.object({ above: amountMetric, below: amountMetric.nullable() }),
  /** How many commitments were added up; those that add nothing are no rows. */
  commitments: z.int(),
  notCounted: z.array(uncounted),
  /** Of what is foretold of an account: one walk for all that burns together. */
  walks: z.array(walk),
});
export type TotalProof = z.infer<typeof totalProof>;

export const totalProofPage = page(addend).extend({ proof: totalProof });
export type TotalProofPage = z.infer<typeof totalProofPage>;
