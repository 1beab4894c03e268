import type { Instant } from "@/lib/domain/base/period";
import { assess, type CommitmentRecord, type Standing } from "@/lib/domain/standing/standing";

export type StandingRow = {
  readonly account_id: string;
  readonly commitment_id: string;
  readonly record: string;
  readonly foresight: string;
  readonly cut_at: Instant;
  readonly connection_name: string;
};

/** SQL: what a standing is read from, beside `standings s`. */
export const standingColumns =
  "s.account_id, s.commitment_id, r.foresight, r.record, a.cut_at, k.name as connection_name";

export const standingJoins = `join standing_records r
    on r.account_id = s.account_id and r.commitment_id = s.commitment_id
  join account_standings a on a.account_id = s.account_id
  join connections k on k.id = s.connection_id`;

/**
 * A standing as it was kept: terms and sums as they were read, figures worked out anew from them by
 * the one formula there is.
 */
export const toStanding = (row: StandingRow): Standing => {
  const record = { ...parseRecord(row.record), connectionName: row.connection_name };
  return { ...assess(record, row.cut_at), ...parseForesight(row.foresight) };
};

/** Written by standing-rows.ts and by nothing else. */
const parseRecord = (text: string): CommitmentRecord => JSON.parse(text) as CommitmentRecord;

type Foresight = Pick<Standing, "burn" | "whatComes" | "ahead">;

const parseForesight = (text: string): Foresight => JSON.parse(text) as Foresight;
