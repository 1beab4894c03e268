import type { Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { dayEntries } from "@/lib/domain/hourly/hourly-day";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { FactRow } from "@/lib/store/codecs/fact-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import { utilizationSampleCodec } from "@/lib/store/codecs/utilization-sample-codec";
import type { Queryable } from "@/lib/store/database";
import { keepSampledDay } from "@/lib/store/sampled-days";
import { sourceIdOf, writeSourceRecords } from "@/lib/store/source-records";
import { nextKnownAt } from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, NO_CHANGES, writeFacts } from "@/lib/store/write-facts";
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
  const commitmentIds = [...new Set(samples.map(({ fact }) => fact.commitmentId))];
  const terms = await listHourlyTerms(tx, accountId, commitmentIds);
  const rows = samples.map(({ fact, source }) =>
    utilizationSampleCodec.toRow(fact, sourceIdOf(source)),
  );
  const entries = samples.flatMap(({ fact, source }) =>
    toEntryRows(terms, fact, sourceIdOf(source)),
  );
  const how = { accountId, knownAt, closesVanished: false };
  const changes = addChanges(
    await writeFacts(tx, { table: utilizationSampleCodec.table, rows, ...how }),
    await writeFacts(tx, { table: ledgerEntryCodec.table, rows: entries, ...how }),
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

/** So many commitments are counted anew at a time: years of days each do not stay in memory. */
const commitmentsAtOnce = 100;

/** After terms changed: the ledger of the changed commitments once more, from their samples. */
export const rewriteDays = async (
  tx: Queryable,
  { accountId }: WriteOf,
  knownAt: Instant,
): Promise<FactChanges> => {
  const changed = await listChanged(tx, accountId, knownAt);
  let changes = NO_CHANGES;
  for (let start = 0; start < changed.length; start += commitmentsAtOnce) {
    const ofCommitments = changed.slice(start, start + commitmentsAtOnce);
    const terms = await listHourlyTerms(tx, accountId, ofCommitments);
    const samples = await listSamples(tx, accountId, ofCommitments);
    const rows = samples.flatMap((row) =>
      toEntryRows(terms, utilizationSampleCodec.fromRow(row), row.source_id),
    );
    const { table } = ledgerEntryCodec;
    const how = { accountId, knownAt, closesVanished: true, ofCommitments };
    changes = addChanges(changes, await writeFacts(tx, { table, rows, ...how }));
  }
  return changes;
};

/** The commitments whose own terms or segments got or lost a version at this instant. */
const listChanged = async (
  tx: Queryable,
  accountId: string,
  at: Instant,
): Promise<readonly string[]> => {
  const rows = await tx.query<{ id: string }>(
    `select id from commitments where account_id = $1 and (known_from = $2 or known_to = $2)
     union
     select commitment_id from segments
     where account_id = $1 and (known_from = $2 or known_to = $2)
     order by 1`,
    [accountId, at],
  );
  return rows.map(({ id }) => id);
};

const listSamples = (tx: Queryable, accountId: string, commitmentIds: readonly string[]) =>
  tx.query<SampleRow>(
    `select s.* from unnest($2::text[]) wanted (id) cross join lateral (
       select ${utilizationSampleCodec.select("u")}, u.source_id from utilization_samples u
       where u.account_id = $1 and u.commitment_id = wanted.id and u.known_to is null offset 0
     ) s`,
    [accountId, commitmentIds],
  );

type SampleRow = StoredRow & { readonly source_id: string | null };

type HourlyTerms = { perHour: string | null; unit: Unit; segmentId: string | null };

const toEntryRows = (
  terms: ReadonlyMap<string, HourlyTerms>,
  sample: UtilizationSample,
  sourceId: string | null,
): FactRow[] => {
  const own = terms.get(sample.commitmentId);
  if (own === undefined) return [];
  return dayEntries(own, sample).map((entry) => ledgerEntryCodec.toRow(entry, sourceId));
};

type TermsRow = {
  id: string;
  per_hour: string | null;
  unit_kind: Unit["kind"];
  unit_code: string;
  segment_id: string | null;
};

/** A continuous commitment has one segment, its term. Each is looked up: a book has thousands. */
const listHourlyTerms = async (
  tx: Queryable,
  accountId: string,
  commitmentIds: readonly string[],
): Promise<ReadonlyMap<string, HourlyTerms>> => {
  const rows = await tx.query<TermsRow>(
    `select c.*, (
       select min(s.id) from segments s
       where s.account_id = $1 and s.commitment_id = c.id and s.known_to is null
     ) as segment_id
     from unnest($2::text[]) wanted (id) cross join lateral (
       select id, per_hour, unit_kind, unit_code from commitments
       where account_id = $1 and id = wanted.id and known_to is null and model = 'continuous'
       limit 1
     ) c`,
    [accountId, commitmentIds],
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
