import { z } from "zod";
import { cadences } from "@/lib/domain/base/cadence";
import { commitmentLink, hourlySpan, scheduleRow } from "@/lib/wire/agreement";
import { accountLink, commitmentQuery, whatComes } from "@/lib/wire/commitment";
import {
  commitmentState,
  decimal,
  type FiltersOf,
  instant,
  page,
  pool,
  providerId,
  side,
  unit,
} from "@/lib/wire/common";

/** A page is so many accounts at most: each is told whole. */
const timelineAccountsMax = 50;

/** The filters of the list of commitments; the order is that of the accounts. */
export const timelineQuery = commitmentQuery.omit({ sort: true }).extend({
  limit: z.coerce.number().int().min(1).max(timelineAccountsMax).default(timelineAccountsMax),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;
export type TimelineFilters = FiltersOf<z.input<typeof timelineQuery>>;

const segment = scheduleRow.shape.segments.element.extend({
  /** What it ends with at the present rate; null without a rate or an end. */
  unusedAtEnd: decimal.nullable(),
});

/** A commitment as a lane: its segments, where each stands, and what comes. */
export const timelineTerm = scheduleRow.omit({ invoices: true, segments: true }).extend({
  segments: z.array(segment),
  vendorType: z.string(),
  cadence: z.enum(cadences),
  start: instant,
  end: instant.nullable(),
  zone: z.string(),
  state: commitmentState,
  whatComes,
  /** The days read of what is bought by the hour; null of anything else. */
  hourly: hourlySpan.nullable(),
});
export type TimelineTerm = z.infer<typeof timelineTerm>;

/**
 * The terms of one side of an account that the filter names, by start. What stands between them is told
 * of all its terms: a filter opens no gap.
 */
export const timelineRow = z.object({
  /** Of the side of the account. */
  id: z.string(),
  account: accountLink,
  provider: providerId,
  side,
  terms: z.array(timelineTerm),
  /** Nothing of this unit runs; `end` null: nothing follows. */
  gaps: z.array(
    z.object({
      unit,
      pool,
      after: commitmentLink,
      before: commitmentLink.nullable(),
      start: instant,
      end: instant.nullable(),
    }),
  ),
  /** The later one begins before the one it follows has ended. */
  overlaps: z.array(
    z.object({ earlier: commitmentLink, later: commitmentLink, start: instant, end: instant }),
  ),
  rollovers: z.array(z.object({ from: commitmentLink, into: commitmentLink, at: instant })),
});
export type TimelineRow = z.infer<typeof timelineRow>;

export const timelinePage = page(timelineRow).extend({
  /** All that match, not only those of this page. */
  commitments: z.int().nonnegative(),
  accounts: z.int().nonnegative(),
  /** From the first beginning to the last end of all that match; null when nothing does. */
  span: z.object({ start: instant, end: instant.nullable() }).nullable(),
});
export type TimelinePage = z.infer<typeof timelinePage>;
