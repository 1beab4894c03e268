import type { Instant } from "@/lib/domain/base/period";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { StoredRow } from "@/lib/store/codecs/field";
import { utilizationSampleCodec } from "@/lib/store/codecs/utilization-sample-codec";
import type { Queryable } from "@/lib/store/database";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** The days of one commitment that had ended by `asOf`, oldest first. */
export const listUtilizationSamples = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  commitmentId: string,
): Promise<UtilizationSample[]> => {
  const statement = createStatement();
  const rows = await db.query<StoredRow>(
    `select ${utilizationSampleCodec.select("s")} from utilization_samples s
     where s.commitment_id = ${statement.bind(commitmentId)}
       and ${inScope(statement, "s.account_id", scope)}
       and ${believed("s", `${statement.bind(knownAt)}::timestamptz`)}
       and s.ends_at <= ${statement.bind(asOf)}::timestamptz
     order by s.day`,
    statement.values,
  );
  return rows.map(utilizationSampleCodec.fromRow);
};

/** From the first day of any product that was read to the end of the last one. */
export const findSampledSpan = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
): Promise<{ readonly from: Instant | null; readonly to: Instant | null }> => {
  const statement = createStatement();
  const [row] = await db.query<{ readonly first: string | null; readonly after: string | null }>(
    `select min(day)::text as first, (max(day) + 1)::text as after from sampled_days
     where ${inScope(statement, "account_id", scope)}
       and read_at <= ${statement.bind(knownAt)}::timestamptz`,
    statement.values,
  );
  const toInstant = (day: string | null | undefined): Instant | null =>
    day ? `${day}T00:00:00.000Z` : null;
  return { from: toInstant(row?.first), to: toInstant(row?.after) };
};
