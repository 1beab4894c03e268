import { addDuration, type Instant, type Period } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { markChanged } from "@/lib/store/projection/mark-behind";

type Ran = Period & { readonly id: string };

/** For which commitments a day has to have been read, and how lately where the vendor restates. */
export type WantedDays = {
  readonly commitments: readonly Ran[];
  readonly recent: readonly { readonly from: string; readonly readAfter: Instant }[];
};

/**
 * Days of one scope that were read whole, so that an interrupted history goes on where it stopped. A
 * day with a value that could not be used is not among them: its vendor may have put it right, or the
 * connection's scale may be another one now. Nor is, where commitments are named, a day on which one of
 * them ran that was not known to run then when the day was read: it is read back to its start (metrics 3.14
 * ruling 26).
 */
export const listSampledDays = async (
  db: Queryable,
  accountId: string,
  scope: string,
  wanted: WantedDays | null = null,
): Promise<ReadonlySet<string>> => {
  const rows = await db.query<SampledDay>(
    // "not in" reads the history once; "not exists" would walk it for each day.
    `select day::text as day, read_at from sampled_days
     where account_id = $1 and scope = $2 and day not in (
       select day from utilization_samples
       where account_id = $1 and known_to is null and doubt is not null and doubt <> 'not-given')`,
    [accountId, scope],
  );
  if (wanted === null) return new Set(rows.map(({ day }) => day));
  const { commitments, recent } = wanted;
  const versions = await listVersions(db, accountId, commitments);
  const isLateEnough = ({ day, read_at }: SampledDay): boolean =>
    recent.every(({ from, readAfter }) => day < from || read_at > readAfter);
  const isReadForAll = (sampled: SampledDay): boolean =>
    commitments.every(
      (each) =>
        !ranOn(each, sampled.day) ||
        (versions.get(each.id) ?? []).some((version) => coversDay(version, sampled)),
    );
  return new Set(
    rows.filter((row) => isLateEnough(row) && isReadForAll(row)).map(({ day }) => day),
  );
};

type SampledDay = { readonly day: string; readonly read_at: Instant };

/** A commitment as it was believed for a time. */
type Version = Period & { readonly from: Instant; readonly to: Instant | null };

const listVersions = async (
  db: Queryable,
  accountId: string,
  commitments: readonly Ran[],
): Promise<ReadonlyMap<string, readonly Version[]>> => {
  const rows = await db.query<{
    id: string;
    known_from: Instant;
    known_to: Instant | null;
    starts_at: Instant;
    ends_at: Instant | null;
  }>(
    `select id, known_from, known_to, starts_at, ends_at from commitments
     where account_id = $1 and id = any($2::text[])`,
    [accountId, commitments.map(({ id }) => id)],
  );
  const versions = new Map<string, Version[]>();
  for (const { id, known_from, known_to, starts_at, ends_at } of rows) {
    const own = versions.get(id) ?? [];
    own.push({ from: known_from, to: known_to, start: starts_at, end: ends_at });
    versions.set(id, own);
  }
  return versions;
};

const coversDay = (version: Version, { day, read_at }: SampledDay): boolean =>
  version.from <= read_at && (version.to === null || read_at <= version.to) && ranOn(version, day);

const dayMs = 86_400_000;

/** Days of utilization are days of UTC. */
const ranOn = ({ start, end }: Period, day: string): boolean => {
  const from = `${day}T00:00:00.000Z`;
  return start < addDuration(from, dayMs) && (end === null || from < end);
};

/** It is asked for again with the next read. */
export const forgetSampledDay = async (
  tx: Queryable,
  accountId: string,
  scope: string,
  { start }: { readonly start: Instant },
): Promise<void> => {
  await tx.query("delete from sampled_days where account_id = $1 and scope = $2 and day = $3", [
    accountId,
    scope,
    start.slice(0, 10),
  ]);
  await markChanged(tx, accountId);
};

export const keepSampledDay = async (
  tx: Queryable,
  accountId: string,
  scope: string,
  { start }: { readonly start: Instant },
  at: Instant,
): Promise<void> => {
  await tx.query(
    `insert into sampled_days (account_id, scope, day, read_at) values ($1, $2, $3, $4)
     on conflict (account_id, scope, day) do update set read_at = excluded.read_at`,
    [accountId, scope, start.slice(0, 10), at],
  );
  await markChanged(tx, accountId);
};
