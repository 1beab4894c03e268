import type { Commitment } from "@/lib/domain/base/commitment";
import type { Decimal } from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { oneOf } from "@/lib/store/read/one-of";
import { believed, createStatement } from "@/lib/store/read/statement";

/** SQL: what an entry consumed, of a pool or beyond it. */
export const consumedAmount = `case when ${oneOf("e.kind", kindsIn("overage"))}
  then e.amount else -e.amount end`;

/** SQL: the entries that consume. */
export const consumes = `e.status = 'posted' and ${oneOf("e.kind", kindsIn("drawdown", "overage"))}`;

type Wanted = {
  readonly member: Pick<Commitment, "id" | "accountId" | "start" | "end">;
  readonly window: Pick<Period, "start"> & { readonly end: Instant };
};

/**
 * What each commitment consumed in a window of its own, by commitment id; nothing for what was not
 * drawn. A row counts where it starts (metrics 3.14 ruling 1).
 */
export const listConsumed = async (
  db: Queryable,
  wanted: readonly Wanted[],
  knownAt: Instant,
): Promise<ReadonlyMap<string, Decimal>> => {
  const open = wanted.filter(
    ({ member, window }) =>
      member.start < window.end && (member.end === null || member.end > window.start),
  );
  if (open.length === 0) return new Map();
  const statement = createStatement();
  const column = (of: (each: Wanted) => string): string => statement.bind(open.map(of));
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<{ commitment_id: string; consumed: string | null }>(
    `select w.commitment_id, e.consumed
     from unnest(${column(({ member }) => member.accountId)}::text[],
       ${column(({ member }) => member.id)}::text[],
       ${column(({ window }) => window.start)}::timestamptz[],
       ${column(({ window }) => window.end)}::timestamptz[]) w (account_id, commitment_id, from_at, to_at)
     cross join lateral (
       select sum(${consumedAmount}) as consumed from ledger_entries e
       where e.account_id = w.account_id and e.commitment_id = w.commitment_id
         and e.effective_at >= w.from_at and e.effective_at < w.to_at
         and ${consumes} and ${believed("e", known)}
     ) e`,
    statement.values,
  );
  return new Map(
    rows.flatMap(({ commitment_id, consumed }) =>
      consumed === null ? [] : [[commitment_id, fromNumeric(consumed)] as const],
    ),
  );
};
