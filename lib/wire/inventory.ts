import { z } from "zod";
import { termEdges } from "@/lib/domain/base/commitment";
import { useWeights } from "@/lib/domain/hourly/hourly-use";
import {
  inventoryGroupings,
  inventoryKinds,
  inventoryOrders,
  inventoryViews,
} from "@/lib/domain/hourly/inventory";
import { hourlySpan } from "@/lib/wire/agreement";
import { commitmentRow } from "@/lib/wire/commitment";
import {
  amountMetric,
  answer,
  clocks,
  cursorQuery,
  decimal,
  type FiltersOf,
  page,
  ratioMetric,
  unit,
} from "@/lib/wire/common";

/** How well several commitments are used together in the last thirty days (metrics 3.3). */
export const hourlyUse = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("weighted"),
    by: z.enum(useWeights),
    ratio: decimal,
    count: z.int(),
  }),
  z.object({
    kind: z.literal("spread"),
    min: decimal,
    median: decimal,
    max: decimal,
    count: z.int(),
    /** Why there is no total. */
    reason: z.string(),
  }),
  z.object({ kind: z.literal("none"), reason: z.string() }),
]);
export type WireHourlyUse = z.infer<typeof hourlyUse>;

export const inventoryRow = commitmentRow.extend({
  groupId: z.string(),
  hourly: hourlySpan,
  /** Dates the vendor did not give. */
  undated: z.array(z.enum(termEdges)),
  vendorStatus: z.string().nullable(),
  /** Paid for in the last thirty days and not used. */
  recentUnused: amountMetric,
  /** Calendar days to the last included one; null where no end is given or it has passed. */
  daysLeft: z.int().nullable(),
});
export type InventoryRow = z.infer<typeof inventoryRow>;

/** Sums of one unit; a group with several units has several of them, never one over both. */
export const hourlySum = z.object({
  unit,
  count: z.int(),
  recentUnused: amountMetric,
  unused: amountMetric,
  remaining: amountMetric,
  /** Left out of the sums. */
  withoutAmount: z.int(),
});
export type HourlySum = z.infer<typeof hourlySum>;

export const inventoryGroup = z.object({
  id: z.string(),
  name: z.string(),
  count: z.int(),
  use: hourlyUse,
  sums: z.array(hourlySum),
});
export type WireInventoryGroup = z.infer<typeof inventoryGroup>;

export const inventoryQuery = clocks.extend(cursorQuery.shape).extend({
  by: z.enum(inventoryGroupings).default("product"),
  kind: z.enum(inventoryKinds).default("all"),
  view: z.enum(inventoryViews).default("running"),
  account: z.string().max(100).optional(),
  sort: z.enum(inventoryOrders).default("worst"),
});
export type InventoryQuery = z.infer<typeof inventoryQuery>;
export type InventoryFilters = FiltersOf<z.input<typeof inventoryQuery>>;

export const inventoryPage = page(inventoryRow).extend({
  /** Of all that matches, in the order of the rows. */
  groups: z.array(inventoryGroup),
  whole: inventoryGroup,
  viewCounts: z.record(z.string(), z.int()),
});
export type InventoryPage = z.infer<typeof inventoryPage>;

/** What ends within 30, 60 and 90 days: each step holds the one before it. */
export const expiryCalendar = z.object({
  steps: z.array(z.object({ days: z.int(), group: inventoryGroup })),
  rows: z.array(inventoryRow),
  /** Running, and nobody can say until when. */
  withoutEnd: z.int(),
});
export type ExpiryCalendar = z.infer<typeof expiryCalendar>;
export const expiryAnswer = answer(expiryCalendar);

/** The overview's part: how many run, which are used worst, how many end soon. */
export const hourlySummary = z.object({
  running: z.int(),
  worst: z.array(
    z.object({
      commitmentId: z.string(),
      name: z.string(),
      account: z.object({ id: z.string(), name: z.string() }),
      recent: ratioMetric,
      recentUnused: amountMetric,
    }),
  ),
  steps: z.array(z.object({ days: z.int(), count: z.int() })),
  withoutEnd: z.int(),
});
export type HourlySummary = z.infer<typeof hourlySummary>;
