import { z } from "zod";
import { commitmentSides } from "@/lib/domain/base/commitment";
import { freshnessStates } from "@/lib/domain/base/freshness";
import { parseDecimal, unitKinds } from "@/lib/domain/base/money";
import { origins } from "@/lib/domain/base/origin";
import { parseInstant } from "@/lib/domain/base/period";
import { pools } from "@/lib/domain/base/pool";
import { commitmentStates } from "@/lib/domain/standing/state";
import { sourceIds } from "@/lib/sources/sources";

// zod probes for `new Function`, which the content security policy of every page forbids.
z.config({ jitless: true });

export const decimal = z.string().refine((text) => parseDecimal(text) !== null, "not a decimal");
export const instant = z.string().refine((text) => parseInstant(text) !== null, "not an instant");

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

export const timeZone = z.string().max(60).refine(isZone, "not a time zone");

/** "2026-10" */
export const calendarMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month is 2026-10");

export const unit = z.object({ kind: z.enum(unitKinds), code: z.string().min(1) });
export const amount = z.object({ amount: decimal, unit });

/** lib/domain/base/metric.ts on the wire: a number or the word that stands in its place. */
export const metric = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("value"), value }),
    z.object({ kind: z.literal("incomplete"), value, reason: z.string() }),
    z.object({ kind: z.literal("not-started") }),
    z.object({ kind: z.literal("no-data"), reason: z.string() }),
    z.object({ kind: z.literal("not-given") }),
    z.object({ kind: z.literal("undefined") }),
    z.object({ kind: z.literal("not-applicable") }),
  ]);

export const amountMetric = metric(amount);
export const ratioMetric = metric(decimal);

export const providerId = z.enum(sourceIds);
export const origin = z.enum(origins);
export const side = z.enum(commitmentSides);
/** Money that can be used, a target that is owed, hours to come: never added to one another. */
export const pool = z.enum(pools);
export const commitmentState = z.enum(commitmentStates);

/** How far the reads behind an answer got, connection by connection. */
export const freshness = z.object({
  connectionId: z.string(),
  connectionName: z.string(),
  provider: providerId,
  state: z.enum(freshnessStates),
  lastCompleteAt: instant.nullable(),
  lastAttemptAt: instant.nullable(),
  /** What went wrong and what to do, in words; null when all is well. */
  reason: z.string().nullable(),
  /** Accounts of it that were never read: complete but for these. */
  unread: z.object({ accounts: z.int(), of: z.int() }).nullable(),
});
export type Freshness = z.infer<typeof freshness>;

export const meta = z.object({
  asOf: instant,
  knownAt: instant,
  freshness: z.array(freshness),
  complete: z.boolean(),
});
export type Meta = z.infer<typeof meta>;

/** Every single answer: `{ data, meta }`. */
export const answer = <Data extends z.ZodType>(data: Data) => z.object({ data, meta });

/** Every list: `{ data, nextCursor, meta }`. `total` counts all rows that match, not the page. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row),
    nextCursor: z.string().nullable(),
    total: z.int().nonnegative(),
    meta,
  });

/** Both clocks: when it counts and when we believed it. Absent means now. */
export const clocks = z.object({
  asOf: instant.optional(),
  knownAt: instant.optional(),
});

export const cursorQuery = z.object({
  cursor: z.string().max(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What a list is asked for, beside the page of it. */
export type FiltersOf<Query> = Omit<Query, keyof z.input<typeof cursorQuery>>;

export const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

export type WireAmountMetric = z.infer<typeof amountMetric>;
