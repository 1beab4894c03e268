import { z } from "zod";
import { accountPosition } from "@/lib/wire/account";
import { scheduleRow } from "@/lib/wire/agreement";
import { accountLink, commitmentRow, segment } from "@/lib/wire/commitment";
import { amount, amountMetric, answer, decimal, instant, unit } from "@/lib/wire/common";
import { ledgerEntry } from "@/lib/wire/ledger";
import { commitmentSeries } from "@/lib/wire/series";

/**
 * The figures of a view without its markup, for products that draw their own. How sources are called, and what
 * else is no business of whoever looks, is left out.
 */

const commitment = commitmentRow.pick({
  ...{ id: true, account: true, name: true, shape: true, model: true, category: true },
  ...{ unit: true, start: true, end: true, zone: true, state: true, figures: true },
  ...{ whatComes: true, readAt: true, isIncomplete: true },
});

const overview = z.object({
  view: z.literal("overview"),
  account: accountLink,
  /** Those that can be asked for. */
  accounts: z.array(accountLink),
  /** null where only some of its commitments may be seen: a total would tell of the rest. */
  positions: z.array(accountPosition).nullable(),
  /** In the order in which they are drawn. */
  commitments: z.array(commitment),
});

const one = z.object({
  view: z.literal("commitment"),
  commitment: commitment.extend({ segments: z.array(segment) }),
  series: commitmentSeries.nullable(),
});

const ledger = z.object({
  view: z.literal("ledger"),
  /** Newest first. */
  entries: z.array(ledgerEntry.omit({ vendorType: true })),
  total: z.int(),
  nextCursor: z.string().nullable(),
});

const timeline = z.object({
  view: z.literal("timeline"),
  schedule: z.array(scheduleRow.omit({ contract: true, invoices: true })),
});

/** How sure it is that the month stays as it is told. */
const monthState = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["running", "not-read", "drafts-not-known"]) }),
  z.object({ kind: z.literal("drafts-left"), drafts: z.int() }),
  z.object({ kind: z.literal("settled"), since: instant.nullable() }),
]);

const statement = z.object({
  view: z.literal("statement"),
  /** "2026-10" */
  month: z.string(),
  pools: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit,
      /** null where a grant is not given. */
      statement: z
        .object({
          ...{ opening: decimal, granted: decimal, drawn: decimal },
          ...{ expired: decimal, other: decimal, closing: decimal },
        })
        .nullable(),
    }),
  ),
  /** Of all pools of a unit together. */
  units: z.array(
    z.object({
      unit,
      /** The closing that the invoices of the month come to. */
      billedClosing: amountMetric,
      /** Closing − billed closing: what was drawn without an invoice. */
      notInvoiced: amountMetric,
      state: monthState,
    }),
  ),
  invoices: z.array(z.object({ id: z.string(), drawn: amount })),
  /** Drafts that are in no closing yet; their number is null where nobody knows. */
  pending: z.array(
    z.object({ name: z.string(), unit, metric: amountMetric, drafts: z.int().nullable() }),
  ),
});

export const embedData = z.discriminatedUnion("view", [overview, one, ledger, timeline, statement]);
export type EmbedData = z.input<typeof embedData>;

export const embedDataAnswer = answer(embedData);
