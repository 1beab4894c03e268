import { decodeCursor } from "@/lib/server/answers/cursor";
import { cutLedger, placeAfter, toEnds, toLedgerEntry } from "@/lib/server/answers/ledger-entry";
import { type Asked, askedClocks } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import type { LedgerFilter } from "@/lib/store/read/ledger-source";
import { listLedgerRows } from "@/lib/store/read/list-ledger-rows";
import type { Clocks, Scope } from "@/lib/store/read/statement";
import { sumLedger } from "@/lib/store/read/sum-ledger";
import type { LedgerPage, LedgerQuery } from "@/lib/wire/ledger";

export const askedOfLedger = (input: LedgerQuery, now: string): Asked =>
  askedClocks(input, now, decodeCursor(input.cursor));

/** One page of a ledger, newest first, with what the whole of it opens and closes at. */
export const readLedgerPage = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  whose: Pick<LedgerFilter, "accountId" | "commitmentId">,
  { segment: segmentId, kind, status, limit, cursor }: LedgerQuery,
): Promise<Omit<LedgerPage, "meta">> => {
  const filter = { ...whose, segmentId, kind, status };
  const after = placeAfter(decodeCursor(cursor));
  const [rows, totals] = await Promise.all([
    listLedgerRows(db, scope, clocks, filter, { after, limit: limit + 1 }),
    sumLedger(db, scope, clocks, filter),
  ]);
  const page = cutLedger(rows, limit, clocks);
  return {
    data: page.rows.map((row) => toLedgerEntry(row, clocks.asOf)),
    nextCursor: page.nextCursor,
    total: totals.entryCount,
    ...toEnds(totals),
  };
};
