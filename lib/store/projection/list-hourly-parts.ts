import type { Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import type { Queryable } from "@/lib/store/database";
import { standingConditions } from "@/lib/store/projection/standing-filter";
import { inSlices } from "@/lib/store/read/slices";
import { createStatement, type Scope } from "@/lib/store/read/statement";

export type HourlyFilter = {
  readonly account?: string | undefined;
  /** Only what runs and ends within so many calendar days, or has no end. */
  readonly endsWithin?: number | undefined;
};

type HourlyParts = {
  readonly parts: readonly HourlyPart[];
  /** The instant each account is told at. */
  readonly cuts: ReadonlyMap<string, Instant>;
};

/** The little that an inventory adds up, of all of them; a page reads the rest of its own rows. */
export const listHourlyParts = async (
  db: Queryable,
  scope: Scope,
  { account, endsWithin }: HourlyFilter,
): Promise<HourlyParts> => {
  const statement = createStatement();
  const named = standingConditions(statement, scope, { model: "continuous", account });
  const ending =
    endsWithin === undefined
      ? "true"
      : `s.is_running and (s.ends_at is null or s.days_left <= ${statement.bind(endsWithin)}::integer)`;
  const rows = await db.query<{ account_id: string; hourly_part: string; cut_at: Instant }>(
    `select s.account_id, s.hourly_part, a.cut_at
     from standings s join account_standings a on a.account_id = s.account_id
     where ${named} and ${ending} order by s.commitment_id collate "C"`,
    statement.values,
  );
  return {
    parts: await inSlices(rows, (row) => parsePart(row.hourly_part)),
    cuts: new Map(rows.map((row) => [row.account_id, row.cut_at])),
  };
};

/** Written by standing-rows.ts and by nothing else. */
const parsePart = (text: string): HourlyPart => JSON.parse(text) as HourlyPart;
