import { dayEntries } from "@/lib/domain/hourly-day";
import type { Unit } from "@/lib/domain/money";
import type { Instant } from "@/lib/domain/period";
import type { UtilizationSample } from "@/lib/domain/utilization-sample";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { Queryable } from "@/lib/store/database";
import { toLedgerEntryRow, toSampleRow } from "@/lib/store/fact-rows";
import { keepSampledDay } from "@/lib/store/sampled-days";
import { sourceIdOf, writeSourceRecords } from "@/lib/store/source-records";
import { nextKnownAt } from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, type FactRow, writeFacts } from "@/lib/store/write-facts";
import type { WriteOf } from "@/lib/sync/write-account";

type SamplesBatch = Extract<ProviderBatch, { type: "samples" }>;

/** One day of one scope: its samples, the ledger they make, and the note that it was read whole. */
export const writeSamples = async (
  tx: Queryable,
  of: WriteOf,
  { scope, window, samples }: SamplesBatch,
  now: Instant,
): Promise<FactChanges> => {
  const { accountId } = of;
  const knownAt = await nextKnownAt(tx, accountId, now);
  await writeSourceRecords(
    tx,
    of,
    samples.map(({ source }) => source),
  );
  const terms = await listHourlyTerms(tx, accountId);
  const rows = samples.map(({ fact, source }) => toSampleRow(fact, sourceIdOf(source)));
  const entries = samples.flatMap(({ fact, source }) =>
    toEntryRows(terms, fact, sourceIdOf(source)),
  );
  const how = { accountId, knownAt, closesVanished: false };
  const changes = addChanges(
    await writeFacts(tx, { table: "utilization_samples", rows, ...how }),
    await writeFacts(tx, { table: "ledger_entries", rows: entries, ...how }),
  );
  await keepSampledDay(tx, accountId, scope, window, knownAt);
  return changes;
};

export const hasSamples = async (tx: Queryable, accountId: string): Promise<boolean> => {
  const rows = await tx.query(
    "select 1 from utilization_samples where account_id = $1 and known_to is null limit 1",
    [accountId],
  );
  return rows.length > 0;
};

/** After terms changed: the whole ledger of the account's days once more, from its samples. */
export const rewriteDays = async (
  tx: Queryable,
  { accountId }: WriteOf,
  knownAt: Instant,
): Promise<FactChanges> => {
  const terms = await listHourlyTerms(tx, accountId);
  const samples = await tx.query<SampleRow>(
    `select id, commitment_id, day::text as day, starts_at, ends_at, utilization, raw, doubt,
       source_id
     from utilization_samples where account_id = $1 and known_to is null`,
    [accountId],
  );
  const rows = samples.flatMap((row) =>
    toEntryRows(terms, toSample(accountId, row), row.source_id),
  );
  return writeFacts(tx, {
    table: "ledger_entries",
    accountId,
    rows,
    knownAt,
    closesVanished: true,
  });
};

type HourlyTerms = { perHour: string | null; unit: Unit; segmentId: string | null };

const toEntryRows = (
  terms: ReadonlyMap<string, HourlyTerms>,
  sample: UtilizationSample,
  sourceId: string | null,
): FactRow[] => {
  const own = terms.get(sample.commitmentId);
  if (own === undefined) return [];
  return dayEntries(own, sample).map((entry) => toLedgerEntryRow(entry, sourceId));
};

type SampleRow = {
  id: string;
  commitment_id: string;
  day: string;
  starts_at: Instant;
  ends_at: Instant;
  utilization: string | null;
  raw: string;
  doubt: UtilizationSample["doubt"];
  source_id: string | null;
};

const toSample = (accountId: string, row: SampleRow): UtilizationSample => ({
  id: row.id,
  accountId,
  commitmentId: row.commitment_id,
  day: row.day,
  start: row.starts_at,
  end: row.ends_at,
  utilization: row.utilization,
  raw: row.raw,
  doubt: row.doubt,
});

type TermsRow = {
  id: string;
  per_hour: string | null;
  unit_kind: Unit["kind"];
  unit_code: string;
  segment_id: string | null;
};

/** A continuous commitment has one segment, its term. */
const listHourlyTerms = async (
  tx: Queryable,
  accountId: string,
): Promise<ReadonlyMap<string, HourlyTerms>> => {
  const rows = await tx.query<TermsRow>(
    `select c.id, c.per_hour, c.unit_kind, c.unit_code, min(s.id) as segment_id
     from commitments c
     left join segments s
       on s.account_id = c.account_id and s.commitment_id = c.id and s.known_to is null
     where c.account_id = $1 and c.known_to is null and c.model = 'continuous'
     group by c.id, c.per_hour, c.unit_kind, c.unit_code`,
    [accountId],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        perHour: row.per_hour,
        unit: { kind: row.unit_kind, code: row.unit_code },
        segmentId: row.segment_id,
      },
    ]),
  );
};
