import type { TimelineRow, TimelineTerm } from "@/lib/wire/timeline";
import { untouched } from "@/tests/lib/charts/plain-account";

export const day = (text: string): string => `${text}T00:00:00.000Z`;

/** A term of one segment, granted 100 and not yet touched. */
export const plainTerm = (
  id: string,
  [start, end]: readonly [string, string | null],
  changes: Partial<TimelineTerm> = {},
): TimelineTerm => {
  const period = { start: day(start), end: end === null ? null : day(end) };
  return {
    commitment: { id, name: id },
    unit: { kind: "currency", code: "USD" },
    pool: "balance",
    contract: null,
    rolledOverFrom: null,
    archivedAt: null,
    segments: [
      { id: `${id}-1`, name: id, ...period, granted: "100", ...untouched, unusedAtEnd: null },
    ],
    vendorType: "PREPAID",
    cadence: "yearly",
    ...period,
    zone: "UTC",
    state: "active",
    whatComes: { kind: "ended", isUsedUp: true },
    hourly: null,
    ...changes,
  };
};

export const plainRow = (
  id: string,
  terms: readonly TimelineTerm[],
  changes: Partial<TimelineRow> = {},
): TimelineRow => ({
  id: `sold-${id}`,
  account: { id, name: id },
  provider: "metronome",
  side: "sold",
  terms: [...terms],
  gaps: [],
  overlaps: [],
  rollovers: [],
  ...changes,
});
