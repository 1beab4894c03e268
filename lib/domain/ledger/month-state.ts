import type { Instant } from "@/lib/domain/base/period";

/** How sure it is that a month will stay as it is told. */
export type MonthState =
  /** It is not over at T. */
  | { readonly kind: "running" }
  /** It is over, and was not read since. */
  | { readonly kind: "not-read" }
  /** Drafts are known only as of the latest read (metrics 3.14 ruling 5). */
  | { readonly kind: "drafts-not-known" }
  | { readonly kind: "drafts-left"; readonly drafts: number }
  /** Nothing is left to post. `since`: when the book last learned something of it, null: it moved nothing. */
  | { readonly kind: "settled"; readonly since: Instant | null };

/** What the book holds of a pool in a month, beside its sums. */
export type MonthMarks = {
  /** The end of the month in the pool's own zone. */
  readonly end: Instant;
  /** Drafts that belong to the month, or to one before it. */
  readonly drafts: number;
  readonly changedAt: Instant | null;
};

export const monthStateOf = (
  marks: readonly MonthMarks[],
  {
    asOf,
    readAt,
    areDraftsKnown,
  }: { readonly asOf: Instant; readonly readAt: Instant | null; readonly areDraftsKnown: boolean },
): MonthState => {
  if (marks.some(({ end }) => asOf < end)) return { kind: "running" };
  if (marks.some(({ end }) => readAt === null || readAt < end)) return { kind: "not-read" };
  if (!areDraftsKnown) return { kind: "drafts-not-known" };
  const drafts = marks.reduce((count, mark) => count + mark.drafts, 0);
  if (drafts > 0) return { kind: "drafts-left", drafts };
  const changes = marks.flatMap(({ changedAt }) => (changedAt === null ? [] : [changedAt]));
  return { kind: "settled", since: changes.sort().at(-1) ?? null };
};
