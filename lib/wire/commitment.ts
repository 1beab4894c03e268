import { z } from "zod";
import { cadences } from "@/lib/domain/base/cadence";
import {
  commitmentCategories,
  commitmentModels,
  commitmentShapes,
  drawLevels,
  drawMeasures,
} from "@/lib/domain/base/commitment";
import { mapFigures } from "@/lib/domain/figures/figure-table";
import { commitmentOrderNames } from "@/lib/domain/standing/places";
import { commitmentViews } from "@/lib/domain/standing/views";
import { agreement, attribute, hourlySpan } from "@/lib/wire/agreement";
import {
  amount,
  amountMetric,
  answer,
  clocks,
  commitmentState,
  cursorQuery,
  decimal,
  type FiltersOf,
  instant,
  metric,
  origin,
  page,
  pool,
  providerId,
  ratioMetric,
  side,
  unit,
} from "@/lib/wire/common";
import { hourlySeries } from "@/lib/wire/hourly";

export const pace = z.object({
  plan: amount,
  ratio: ratioMetric,
  variance: amount,
  /** Days ahead (+) or behind (−) of plan. */
  days: ratioMetric,
  isFinal: z.boolean(),
});

/** The one sentence of a row: what happens to this commitment next, or what happened. */
export const whatComes = z.discriminatedUnion("kind", [
  /** How much goes beyond it until its end: null where it has none. */
  z.object({
    kind: z.literal("runs-out"),
    at: instant,
    daysEarly: decimal,
    overage: amount.nullable(),
  }),
  z.object({ kind: z.literal("lapses"), at: instant, unused: amount }),
  /** Used up before its end, and another one is drawn in its place. */
  z.object({ kind: z.literal("hands-over"), at: instant }),
  z.object({ kind: z.literal("opens"), at: instant }),
  z.object({ kind: z.literal("exhausted"), at: instant, overage: amount }),
  /** Drafts will use up what is left. */
  z.object({ kind: z.literal("spoken-for") }),
  z.object({ kind: z.literal("ended-over"), overage: amount }),
  z.object({ kind: z.literal("ended-unused"), unused: amount }),
  /** By the hour nothing is used up when it ends. */
  z.object({ kind: z.literal("ended"), isUsedUp: z.boolean() }),
  /** Of a commitment by the hour: what is still to be paid for until its end. */
  z.object({ kind: z.literal("ends"), at: instant, toPay: amountMetric }),
  /** Of a target: missed at this rate, reached, or over and not yet invoiced. */
  z.object({ kind: z.literal("falls-short"), at: instant, shortfall: amount }),
  z.object({ kind: z.literal("reaches-target"), at: instant }),
  z.object({ kind: z.literal("met") }),
  z.object({ kind: z.literal("trued-up"), amount }),
  z.object({ kind: z.literal("waived") }),
  z.object({ kind: z.literal("true-up-due"), shortfall: amount }),
  z.object({ kind: z.literal("cancelled") }),
  z.object({ kind: z.literal("unknown"), reason: z.string() }),
]);
export type WhatComes = z.infer<typeof whatComes>;

/** Every figure of a commitment or a segment at T. Amounts carry the unit; words replace numbers. */
export const figures = z.object({
  ...mapFigures({
    amount: () => amountMetric,
    ratio: () => ratioMetric,
    pace: () => metric(pace),
  }),
  burnPerDay: metric(z.object({ perDay: amount, days: z.int() })),
});
export type Figures = z.infer<typeof figures>;

export const segment = z.object({
  id: z.string(),
  externalId: z.string(),
  name: z.string(),
  start: instant,
  end: instant.nullable(),
  state: commitmentState,
  figures,
});

export const accountLink = z.object({ id: z.string(), name: z.string() });

export const commitmentRow = z.object({
  id: z.string(),
  account: accountLink,
  provider: providerId,
  connectionName: z.string(),
  name: z.string(),
  side,
  shape: z.enum(commitmentShapes),
  model: z.enum(commitmentModels),
  category: z.enum(commitmentCategories),
  vendorType: z.string(),
  unit,
  drawnAt: z.enum(drawLevels),
  segmentCount: z.int(),
  /** Length of a segment in words the kind column prints: "monthly", "quarterly", "custom". */
  cadence: z.enum(cadences),
  start: instant,
  end: instant.nullable(),
  zone: z.string(),
  state: commitmentState,
  figures,
  whatComes,
  /** Lower is drawn first; null when the vendor gives no order. */
  priority: decimal.nullable(),
  rolledOverFrom: z.string().nullable(),
  /** What no name explains of the difference to the vendor's own balance (metrics 3.12). */
  unexplained: amountMetric,
  /** In words, for lists that are told apart by them; empty for a viewer who may not read terms. */
  attributes: z.array(attribute),
  /** When the record it stands on was last read whole; older than its connection's last read = stale. */
  readAt: instant.nullable(),
  isIncomplete: z.boolean(),
});
export type CommitmentRow = z.infer<typeof commitmentRow>;

export const commitmentSort = z.enum(commitmentOrderNames);

export const commitmentQuery = clocks.extend(cursorQuery.shape).extend({
  provider: providerId.optional(),
  account: z.string().optional(),
  state: commitmentState.optional(),
  shape: z.enum(commitmentShapes).optional(),
  unit: z.string().optional(),
  expiresBefore: instant.optional(),
  q: z.string().max(200).optional(),
  /** Named views of look.md: each is a filter with a count. */
  view: z.enum(commitmentViews).default("all"),
  sort: commitmentSort.default("account"),
});
export type CommitmentQuery = z.infer<typeof commitmentQuery>;
export type CommitmentFilters = FiltersOf<z.input<typeof commitmentQuery>>;

/** Totals of everything that matches, one per unit: never a mixed total. */
export const unitTotal = z.object({
  unit,
  side,
  pool,
  count: z.int(),
  committed: amountMetric,
  available: amountMetric,
  overdrawn: amountMetric,
  /** Left out because their amount is not given. */
  withoutAmount: z.int(),
});

export const commitmentPage = page(commitmentRow).extend({
  totals: z.array(unitTotal),
  viewCounts: z.record(z.string(), z.int()),
});
export type CommitmentPage = z.infer<typeof commitmentPage>;

export const commitmentParams = z.object({ commitmentId: z.string().min(1).max(100) });

export const commitmentDetail = commitmentRow.extend({
  externalId: z.string(),
  description: z.string().nullable(),
  contract: z
    .object({ externalId: z.string(), name: z.string(), start: instant, end: instant.nullable() })
    .nullable(),
  /** What draws it down, a visible choice: "effective-cost". */
  measure: z.enum(drawMeasures).nullable(),
  origin,
  segments: z.array(segment),
  /** The neighbours in the list the reader came from the same account, in time. */
  siblings: z.object({
    previousId: z.string().nullable(),
    nextId: z.string().nullable(),
    position: z.int(),
    count: z.int(),
  }),
  agreement,
  firstDrawAt: instant.nullable(),
  entryCount: z.int(),
});
export type CommitmentDetail = z.infer<typeof commitmentDetail>;
export const commitmentAnswer = answer(commitmentDetail);

/** One mark of the utilization chart: a charge day with the balance after it. */
export const utilizationPoint = z.object({
  segmentId: z.string(),
  /** The vendor's own day, in the vendor's zone. */
  day: z.string(),
  start: instant,
  end: instant,
  /** Null where the source has no row for a day inside the span read: "no data", never zero. */
  drawn: decimal.nullable(),
  overage: decimal,
  balance: decimal.nullable(),
  cumulative: decimal,
  plan: decimal.nullable(),
  isRunning: z.boolean(),
});

export const utilizationSegment = z.object({
  id: z.string(),
  name: z.string(),
  start: instant,
  end: instant.nullable(),
  granted: decimal.nullable(),
  lapsed: decimal,
  overage: decimal,
});

/** What the simulation of its burn group draws on a segment (metrics 3.14 ruling 30). */
export const outlook = z.object({
  segmentId: z.string(),
  end: instant.nullable(),
  /** From now, or from its opening; between two points what is left falls in a straight line. */
  line: z.array(z.object({ at: instant, left: decimal })),
  emptyAt: instant.nullable(),
  /** What it ends with; null without an end. */
  unused: decimal.nullable(),
  /** Consumption beyond every pool, charged to this one, and since when; null: it begins and has no end. */
  overage: decimal.nullable(),
  overFrom: instant.nullable(),
});

export type Outlook = z.infer<typeof outlook>;

/** Where the rate leads from now; null where there is none, or nothing to run. */
export const forecast = z
  .object({
    from: instant,
    /** Of all that burns together. */
    perDay: decimal,
    outlooks: z.array(outlook),
  })
  .nullable();
export type Forecast = z.infer<typeof forecast>;

export const utilizationSeries = z.object({
  unit,
  /** The zone of the charge days ("America/Los_Angeles"), printed under the chart. */
  dayZone: z.string(),
  segments: z.array(utilizationSegment),
  points: z.array(utilizationPoint),
  /** Of a commitment by the hour, in place of points: it has no balance to run down. */
  hourly: hourlySeries.nullable(),
  forecast,
});
export type UtilizationSeries = z.infer<typeof utilizationSeries>;
export const utilizationAnswer = answer(utilizationSeries);

/** Lanes of the period timeline: the contract, its terms, and the neighbours in the same contract. */
export const periodLane = z.object({
  contract: z
    .object({ externalId: z.string(), name: z.string(), start: instant, end: instant.nullable() })
    .nullable(),
  terms: z.array(
    z.object({
      commitmentId: z.string(),
      segmentId: z.string(),
      name: z.string(),
      start: instant,
      end: instant.nullable(),
      state: commitmentState,
      isThis: z.boolean(),
      figures,
      /** Which days its figures stand on, where it is bought by the hour. */
      hourly: hourlySpan.nullable(),
    }),
  ),
});
export type PeriodLane = z.infer<typeof periodLane>;
export const periodsAnswer = answer(periodLane);
