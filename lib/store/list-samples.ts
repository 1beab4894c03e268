import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { StoredRow } from "@/lib/store/codecs/field";
import { utilizationSampleCodec } from "@/lib/store/codecs/utilization-sample-codec";
import type { Queryable } from "@/lib/store/database";

export type SourcedSample = {
  readonly sample: UtilizationSample;
  readonly sourceId: string | null;
};

/** Every day of some commitments as believed now, each commitment looked up by itself. */
export const listSamples = async (
  tx: Queryable,
  accountId: string,
  commitmentIds: readonly string[],
): Promise<SourcedSample[]> => {
  const rows = await tx.query<StoredRow & { readonly source_id: string | null }>(
    `select s.* from unnest($2::text[]) wanted (id) cross join lateral (
       select ${utilizationSampleCodec.select("u")}, u.source_id from utilization_samples u
       where u.account_id = $1 and u.commitment_id = wanted.id and u.known_to is null offset 0
     ) s`,
    [accountId, commitmentIds],
  );
  return rows.map((row) => ({
    sample: utilizationSampleCodec.fromRow(row),
    sourceId: row.source_id,
  }));
};

/** What is believed of some commitments on one day, where the vendor gave a row for it. */
export const listSamplesOfDay = async (
  tx: Queryable,
  accountId: string,
  commitmentIds: readonly string[],
  day: string,
): Promise<UtilizationSample[]> => {
  const rows = await tx.query<StoredRow>(
    `select s.* from unnest($2::text[]) wanted (id) cross join lateral (
       select ${utilizationSampleCodec.select("u")} from utilization_samples u
       where u.account_id = $1 and u.commitment_id = wanted.id and u.day = $3
         and u.known_to is null and u.utilization is not null limit 1
     ) s`,
    [accountId, commitmentIds, day],
  );
  return rows.map((row) => utilizationSampleCodec.fromRow(row));
};

export const hasSamples = async (tx: Queryable, accountId: string): Promise<boolean> => {
  const rows = await tx.query(
    "select 1 from utilization_samples where account_id = $1 and known_to is null limit 1",
    [accountId],
  );
  return rows.length > 0;
};
