import type { Instant } from "@/lib/domain/base/period";
import type { BurnSpan } from "@/lib/domain/forecast/measured-burn";
import { compareByTime, type Standing } from "@/lib/domain/standing/standing";
import type { Queryable } from "@/lib/store/database";
import { listStandingsOf } from "@/lib/store/projection/list-standings-of";
import type { Scope } from "@/lib/store/read/statement";

export type KeptAccount = {
  readonly cutAt: Instant;
  readonly standings: readonly Standing[];
  readonly spans: ReadonlyMap<string, BurnSpan>;
};

/** One account as it is kept, or null when it is not there, or out of scope. */
export const readKeptAccount = async (
  db: Queryable,
  scope: Scope,
  accountId: string,
): Promise<KeptAccount | null> => {
  const [[row], kept] = await Promise.all([
    db.query<{ cut_at: Instant | null; burn_spans: string | null }>(
      "select cut_at, burn_spans from account_standings where account_id = $1",
      [accountId],
    ),
    listStandingsOf(db, scope, { account: accountId }),
  ]);
  if (row?.cut_at == null) return null;
  return {
    cutAt: row.cut_at,
    standings: kept
      .map(({ standing }) => standing)
      .sort((left, right) => compareByTime(left.record.commitment, right.record.commitment)),
    spans: new Map(parseSpans(row.burn_spans ?? "[]")),
  };
};

/** Written by standing-rows.ts and by nothing else. */
const parseSpans = (text: string): [string, BurnSpan][] => JSON.parse(text) as [string, BurnSpan][];
