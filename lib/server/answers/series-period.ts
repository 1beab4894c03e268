import { type Instant, type Period, parseInstant } from "@/lib/domain/base/period";
import { AppError } from "@/lib/server/errors";

/** The part of a term that a chart shows; null: from its first day, to its last. */
export type SeriesPeriod = { readonly from: Instant | null; readonly to: Instant | null };

type Asked = { readonly from?: string | undefined; readonly to?: string | undefined };

export const periodOf = (asked: Asked): SeriesPeriod => {
  const [from, to] = [toInstant(asked.from), toInstant(asked.to)];
  if (from === null || to === null || from < to) return { from, to };
  throw new AppError("invalid-request", "The period ends before it begins.");
};

const toInstant = (text: string | undefined): Instant | null =>
  text === undefined ? null : parseInstant(text);

/** A day belongs to a period that it touches. */
export const touches = (
  { from, to }: SeriesPeriod,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): boolean => (from === null || end > from) && (to === null || start < to);

/** A chart reaches over the whole term, and as far as entries stand outside of it. */
export const edgesOf = (
  { from, to }: SeriesPeriod,
  terms: readonly Period[],
  entries: readonly { readonly at: Instant }[],
  now: Instant,
): { readonly start: Instant; readonly end: Instant } => {
  const starts = [...terms.map(({ start }) => start), ...entries.slice(0, 1).map(({ at }) => at)];
  const ends = [...terms.map(({ end }) => end ?? now), ...entries.slice(-1).map(({ at }) => at)];
  return { start: from ?? starts.sort()[0] ?? now, end: to ?? ends.sort().at(-1) ?? now };
};
