import type { DrawMeasure, Segment } from "@/lib/domain/base/commitment";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { groupBy } from "@/lib/domain/standing/positions";
import type { StoredRow } from "@/lib/store/codecs/field";
import { segmentCodec } from "@/lib/store/codecs/segment-codec";
import type { Queryable } from "@/lib/store/database";

/** The terms, as believed now, that a ledger is derived from. */

export type DerivedTerms = {
  readonly id: string;
  readonly measure: DrawMeasure;
  readonly unit: Unit;
  readonly segments: readonly Segment[];
};

type UnitColumns = { readonly unit_kind: Unit["kind"]; readonly unit_code: string };

/** What is drawn down by charges, with its segments. */
export const listDerivedTerms = async (
  tx: Queryable,
  accountId: string,
): Promise<DerivedTerms[]> => {
  const rows = await tx.query<UnitColumns & { id: string; measure: DrawMeasure }>(
    `select id, measure, unit_kind, unit_code from commitments
     where account_id = $1 and known_to is null and measure is not null order by id`,
    [accountId],
  );
  const segments = await listSegments(tx, accountId);
  return rows.map((row) => ({
    id: row.id,
    measure: row.measure,
    unit: { kind: row.unit_kind, code: row.unit_code },
    segments: segments.get(row.id) ?? [],
  }));
};

const listSegments = async (tx: Queryable, accountId: string) => {
  const rows = await tx.query<StoredRow>(
    `select ${segmentCodec.select("s")} from segments s
     where s.account_id = $1 and s.known_to is null order by s.id`,
    [accountId],
  );
  return groupBy(rows.map(segmentCodec.fromRow), ({ commitmentId }) => commitmentId);
};

export type HourlyTerms = {
  readonly perHour: Decimal | null;
  readonly unit: Unit;
  readonly segmentId: string | null;
};

type HourlyRow = UnitColumns & { id: string; per_hour: string | null; segment_id: string | null };

/** A continuous commitment has one segment, its term. Each is looked up: a book has thousands. */
export const listHourlyTerms = async (
  tx: Queryable,
  accountId: string,
  commitmentIds: readonly string[],
): Promise<ReadonlyMap<string, HourlyTerms>> => {
  const rows = await tx.query<HourlyRow>(
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

/** The commitments whose own terms or segments got or lost a version at this instant. */
export const listChangedCommitments = async (
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
