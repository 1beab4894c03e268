import type { ProviderId } from "@/lib/domain/base/account";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { Database } from "@/lib/store/database";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { listDerivedBatches } from "@/tests/support/generated/generated-derived";
import { listHourlyBatches } from "@/tests/support/generated/generated-hourly";
import { listReportedBatches } from "@/tests/support/generated/generated-reported";
import { createTold, type Reading } from "@/tests/support/generated/told";

/** An invented book: what its sources say at each of a few readings, the same for the same seed. */
export type GeneratedBook = {
  readonly seed: number;
  readonly readings: readonly Instant[];
  /** Instants at which something turns: first instants of months, ends, readings, and beside them. */
  readonly edges: readonly Instant[];
};

const sources: readonly ProviderId[] = ["vercel", "metronome", "datadog"];

/** Readings around the beginnings of months: before, on the very instant, and later. */
const readingTimes: readonly (readonly Instant[])[] = [
  ["2026-01-28T10:00:00.000Z", "2026-02-01T00:00:00.000Z", "2026-03-03T17:30:15.250Z"],
  ["2026-01-31T23:59:59.999Z", "2026-02-14T06:00:00.000Z", "2026-03-01T00:00:00.001Z"],
  ["2026-02-01T00:00:00.001Z", "2026-02-28T23:00:00.000Z", "2026-03-29T01:00:00.000Z"],
];

export const generateBook = (seed: number): GeneratedBook => {
  const readings = readingTimes[seed % readingTimes.length] ?? [];
  const months = ["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(
    (day) => `${day}T00:00:00.000Z`,
  );
  const edges = [...months, ...readings].flatMap((at) => [
    addDuration(at, -1),
    at,
    addDuration(at, 1),
  ]);
  return { seed, readings, edges: [...new Set(edges)].sort() };
};

/** Reads the book into a database, up to one of its readings or to the last. */
export const readGenerated = async (
  db: Database,
  book: GeneratedBook,
  upTo = book.readings.length,
): Promise<void> => {
  for (let reading = 0; reading < upTo; reading += 1) await readOnce(db, book, reading);
};

export const readOnce = async (
  db: Database,
  { seed, readings }: GeneratedBook,
  reading: number,
  /** Tells runs apart where one reading is read twice. */
  suffix = "",
): Promise<void> => {
  const at = readings[reading];
  if (at === undefined) throw new Error(`The book has no reading ${reading}.`);
  for (const id of sources) {
    await runSync({
      db,
      connection: { ...testConnection(`con_${id}`), provider: id, name: id },
      provider: {
        id,
        check: async () => undefined,
        fetchBatches: async function* () {
          yield* batchesOf(id, { seed, reading, at });
        },
      },
      clock: () => at,
      runId: `run_${id}_${reading}${suffix}`,
    });
  }
};

const batchesOf = (id: ProviderId, of: Reading): Iterable<ProviderBatch> => {
  const told = createTold(of);
  switch (id) {
    case "vercel":
      return listDerivedBatches(told);
    case "metronome":
      return listReportedBatches(told);
    case "datadog":
      return listHourlyBatches(told);
  }
};
