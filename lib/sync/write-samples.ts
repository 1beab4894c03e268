import type { Instant } from "@/lib/domain/base/period";
import { dayEntries, dayEntryIds } from "@/lib/domain/hourly/hourly-day";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { FactRow } from "@/lib/store/codecs/fact-codec";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import { utilizationSampleCodec } from "@/lib/store/codecs/utilization-sample-codec";
import type { Queryable } from "@/lib/store/database";
import { listSamples } from "@/lib/store/list-samples";
import { type HourlyTerms, listChangedCommitments, listHourlyTerms } from "@/lib/store/list-terms";
import { forgetSampledDay, keepSampledDay } from "@/lib/store/sampled-days";
import type { WriteOf } from "@/lib/store/source-records";
import { nextKnownAt } from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, NO_CHANGES, writeFacts } from "@/lib/store/write-facts";
import { weighDay } from "@/lib/sync/doubt-days";
import { toRows } from "@/lib/sync/to-rows";

type SamplesBatch = Extract<ProviderBatch, { type: "samples" }>;

/** One day of one scope: its samples, the ledger they make, and the note that it was read whole. */
export const writeSamples = async (
  tx: Queryable,
  of: WriteOf,
  batch: SamplesBatch,
  now: Instant,
): Promise<FactChanges> => {
  const { accountId } = of;
  const { scope, window, samples, isWhole } = batch;
  const knownAt = await nextKnownAt(tx, accountId, now);
  const { isDoubted, ungiven } = await weighDay(tx, of, batch, knownAt);
  const values = [
    ...samples,
    ...ungiven.map((fact) => ({ fact: { ...fact, ...NOT_GIVEN }, source: null })),
  ];
  const commitmentIds = [...new Set(values.map(({ fact }) => fact.commitmentId))];
  const terms = await listHourlyTerms(tx, accountId, commitmentIds);
  const rows = toRows(utilizationSampleCodec, values);
  const entries = values.flatMap(({ fact, source }) => toEntryRows(terms, fact, source));
  const how = { of, knownAt };
  const { table } = ledgerEntryCodec;
  // A value that is not given any more takes what it came to with it.
  const ofIds = values.flatMap(({ fact }) => dayEntryIds(fact));
  const changes = addChanges(
    await writeFacts(tx, {
      table: utilizationSampleCodec.table,
      rows,
      closesVanished: false,
      ...how,
    }),
    await writeFacts(tx, { table, rows: entries, closesVanished: true, ofIds, ...how }),
  );
  if (isDoubted) await forgetSampledDay(tx, accountId, scope, window);
  else if (isWhole) await keepSampledDay(tx, accountId, scope, window, knownAt);
  return changes;
};

const NOT_GIVEN = { utilization: null, raw: "", doubt: "not-given" } as const;

/** So many commitments are counted anew at a time: years of days each do not stay in memory. */
const commitmentsAtOnce = 100;

/** After terms changed: the ledger of the changed commitments once more, from their samples. */
export const rewriteDays = async (
  tx: Queryable,
  of: WriteOf,
  knownAt: Instant,
): Promise<FactChanges> => {
  const { accountId } = of;
  const changed = await listChangedCommitments(tx, accountId, knownAt);
  let changes = NO_CHANGES;
  for (let start = 0; start < changed.length; start += commitmentsAtOnce) {
    const ofCommitments = changed.slice(start, start + commitmentsAtOnce);
    const terms = await listHourlyTerms(tx, accountId, ofCommitments);
    const samples = await listSamples(tx, accountId, ofCommitments);
    const rows = samples.flatMap(({ sample, sourceId }) => toEntryRows(terms, sample, sourceId));
    const { table } = ledgerEntryCodec;
    const how = { of, knownAt, closesVanished: true, ofCommitments };
    changes = addChanges(changes, await writeFacts(tx, { table, rows, ...how }));
  }
  return changes;
};

const toEntryRows = (
  terms: ReadonlyMap<string, HourlyTerms>,
  sample: UtilizationSample,
  source: FactRow["source"],
): FactRow[] => {
  const own = terms.get(sample.commitmentId);
  if (own === undefined) return [];
  return dayEntries(own, sample).map((entry) => ledgerEntryCodec.toRow(entry, source));
};
