import { randomUUID } from "node:crypto";
import {
  confirmedFrom,
  type DoubtOutcome,
  isDoubtful,
  type ListCounts,
} from "@/lib/domain/base/doubt";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";

/** Whose lists are looked at; the list of accounts itself is of no account. */
export type ListsOf = {
  readonly connectionId: string;
  readonly accountId: string | null;
  readonly stream: string;
};

export type WeighedList = ListCounts & {
  /** The ids that are known and that it no longer names; empty for charges, which have none. */
  readonly missing: readonly string[];
};

/**
 * Which of these whole lists are not to be believed yet (metrics 3.14 ruling 23). Remembers the doubt, and
 * what becomes of it: the same answer a day later, or accepted by a person, is true; any other that is no
 * longer doubtful withdraws it. Doubts about lists that are not among these are left as they are.
 */
export const weighLists = async (
  tx: Queryable,
  of: ListsOf,
  lists: readonly WeighedList[],
  at: Instant,
): Promise<WeighedList[]> => {
  const open = await listOpen(tx, of);
  const doubted: WeighedList[] = [];
  for (const list of lists) {
    const before = open.find((each) => each.list === list.list);
    const again = before !== undefined && saysTheSame(before, list) ? before : null;
    if (!isDoubtful(list)) {
      if (before) await settle(tx, of, before, "withdrawn", at);
    } else if (again?.acceptedAt) {
      await settle(tx, of, again, "accepted", at);
    } else if (again && confirmedFrom(again.doubtedAt) <= at) {
      await settle(tx, of, again, "confirmed", at);
    } else {
      doubted.push(list);
      if (again) await sayAgain(tx, of, again, list, at);
      else {
        if (before) await settle(tx, of, before, "withdrawn", at);
        await insertDoubt(tx, of, list, at);
      }
    }
  }
  return doubted;
};

/** Notes who believes it; answers what was accepted, or null where there is no such open doubt. */
export const acceptDoubt = async (
  tx: Queryable,
  { connectionId, doubtId }: { readonly connectionId: string; readonly doubtId: string },
  acceptedBy: string,
  at: Instant,
): Promise<Pick<ListCounts, "list" | "known" | "came"> | null> => {
  const [row] = await tx.query<Pick<ListCounts, "list" | "known" | "came">>(
    `update doubts set accepted_at = coalesce(accepted_at, $3), accepted_by = coalesce(accepted_by, $4)
     where connection_id = $1 and id = $2 and settled_at is null
     returning list, known, came`,
    [connectionId, doubtId, at, acceptedBy],
  );
  return row ?? null;
};

/** Doubts about accounts that are gone. */
export const withdrawDoubts = (
  tx: Queryable,
  connectionId: string,
  accountIds: readonly string[],
  at: Instant,
) =>
  tx.query(
    `update doubts set outcome = 'withdrawn', settled_at = $3
     where connection_id = $1 and account_id = any($2::text[]) and settled_at is null`,
    [connectionId, accountIds, at],
  );

/** The lists of a stream that are not believed yet. */
export const listDoubtedLists = (tx: Queryable, of: ListsOf): Promise<ListCounts[]> =>
  tx.query<ListCounts>(
    `select list, noun, known, came from doubts
     where connection_id = $1 and account_id = $2 and stream = $3 and settled_at is null
     order by doubted_at desc, list desc`,
    [of.connectionId, of.accountId ?? "", of.stream],
  );

type OpenDoubt = {
  readonly id: string;
  readonly list: string;
  readonly missing: ReadonlySet<string>;
  readonly doubtedAt: Instant;
  readonly acceptedAt: Instant | null;
};

/** What came back in between takes nothing from a doubt about the rest. */
const saysTheSame = (before: OpenDoubt, { missing }: WeighedList): boolean =>
  missing.every((id) => before.missing.has(id));

const listOpen = async (tx: Queryable, of: ListsOf): Promise<OpenDoubt[]> => {
  const rows = await tx.query<{
    id: string;
    list: string;
    missing: readonly string[];
    doubted_at: Instant;
    accepted_at: Instant | null;
  }>(
    `select id, list, missing, doubted_at, accepted_at from doubts
     where connection_id = $1 and account_id = $2 and stream = $3 and settled_at is null`,
    [of.connectionId, of.accountId ?? "", of.stream],
  );
  return rows.map((row) => ({
    id: row.id,
    list: row.list,
    missing: new Set(row.missing),
    doubtedAt: row.doubted_at,
    acceptedAt: row.accepted_at,
  }));
};

const insertDoubt = (tx: Queryable, of: ListsOf, list: WeighedList, at: Instant) =>
  tx.query(
    `insert into doubts (connection_id, id, account_id, stream, list, noun, known, came, missing,
       doubted_at, last_said_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $10)`,
    [
      of.connectionId,
      `doubt_${randomUUID()}`,
      of.accountId ?? "",
      of.stream,
      list.list,
      list.noun,
      list.known,
      list.came,
      toJsonText(list.missing),
      at,
    ],
  );

const sayAgain = (
  tx: Queryable,
  { connectionId }: ListsOf,
  { id }: OpenDoubt,
  { known, came, missing }: WeighedList,
  at: Instant,
) =>
  tx.query(
    `update doubts set known = $3, came = $4, missing = $5::jsonb, last_said_at = $6
     where connection_id = $1 and id = $2`,
    [connectionId, id, known, came, toJsonText(missing), at],
  );

const settle = (
  tx: Queryable,
  { connectionId }: ListsOf,
  { id }: OpenDoubt,
  outcome: DoubtOutcome,
  at: Instant,
) =>
  tx.query("update doubts set outcome = $3, settled_at = $4 where connection_id = $1 and id = $2", [
    connectionId,
    id,
    outcome,
    at,
  ]);
