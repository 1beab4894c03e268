import { doubtReason } from "@/lib/domain/base/doubt";
import type { ProviderBatch, RejectedRow } from "@/lib/providers/provider";
import { closeVanishedAccounts } from "@/lib/store/close-vanished-accounts";
import { resolveUnseenIssues } from "@/lib/store/data-issues";
import type { Queryable } from "@/lib/store/database";
import { weighLists, withdrawDoubts } from "@/lib/store/doubts";
import { leaveUnread, listBelievedAccounts } from "@/lib/store/unread-accounts";
import { NO_CHANGES } from "@/lib/store/write-facts";
import { rowsSetAside } from "@/lib/sync/stream-troubles";
import type { SyncProgress } from "@/lib/sync/sync-progress";
import type { SyncInput, SyncState, Trouble } from "@/lib/sync/sync-state";
import { writeAccounts } from "@/lib/sync/write-accounts";

export const takeAccounts = async (
  { db, clock, connection, run }: SyncInput,
  progress: SyncProgress,
  { list }: SyncState,
  { accounts, completeness, isChosen = false }: Extract<ProviderBatch, { type: "accounts" }>,
): Promise<void> => {
  const of = { connectionId: connection.id, syncRunId: run.id };
  const facts = await db.transaction((tx) => writeAccounts(tx, of, accounts, clock()));
  for (const { fact } of accounts) list.accounts.add(fact.id);
  if (isChosen) list.isChosen = true;
  if (completeness.state === "incomplete") {
    list.trouble ??= { kind: completeness.errorKind, message: completeness.reason };
  }
  await progress.count({ facts, rowsRead: accounts.length });
  await progress.report({
    accountsTotal: list.accounts.size,
    step: `Reading ${list.accounts.size} accounts`,
  });
};

/** metrics 3.14 ruling 24: a row that nobody can read may be any of the known accounts. */
export const countUnreadAccounts = ({ list }: SyncState, rows: readonly RejectedRow[]): void => {
  list.setAside += rows.filter(
    ({ accountId, stream, isSetAside }) =>
      accountId === null && stream === "accounts" && isSetAside,
  ).length;
};

/**
 * After the last account: those that a whole list no longer has are closed. Where the list is not whole, or
 * not to be believed yet, they stay, and say that they were not read.
 */
export const endAccounts = async (
  { db, clock, connection, run }: SyncInput,
  progress: SyncProgress,
  state: SyncState,
): Promise<void> => {
  const { list } = state;
  const of = { connectionId: connection.id, syncRunId: run.id };
  const { trouble, facts } = await db.transaction(async (tx) => {
    const known = await listBelievedAccounts(tx, connection.id);
    const missing = known.filter((id) => !list.accounts.has(id));
    const doubt = await findTrouble(tx, state, of.connectionId, { known, missing }, clock());
    if (doubt !== null) {
      await leaveUnread(tx, missing, { reason: doubt.message, errorKind: doubt.kind }, clock());
      return { trouble: doubt, facts: NO_CHANGES };
    }
    await withdrawDoubts(tx, connection.id, missing, clock());
    const closed = await closeVanishedAccounts(tx, connection.id, list.accounts, clock());
    return { trouble: null, facts: closed };
  });
  if (trouble !== null) state.troubles.push(trouble);
  else await resolveUnseenIssues(db, of, null, "accounts", clock());
  await progress.count({ facts });
};

const findTrouble = async (
  tx: Queryable,
  { list }: SyncState,
  connectionId: string,
  { known, missing }: { readonly known: readonly string[]; readonly missing: readonly string[] },
  at: string,
): Promise<Trouble | null> => {
  if (list.trouble !== null) return list.trouble;
  // What a person named is no list of the vendor's that could shrink.
  const isNamed = list.isChosen && missing.length === 0;
  if (list.setAside > 0 && !isNamed) return unreadable(list.setAside);
  if (list.isChosen) return null;
  const counts = { list: "accounts", noun: "account", known: known.length, missing };
  const of = { connectionId, accountId: null, stream: "accounts" };
  const came = list.accounts.size;
  const [doubted] = await weighLists(tx, of, [{ ...counts, came }], at);
  return doubted === undefined ? null : { kind: "doubted", message: doubtReason(doubted) };
};

const unreadable = (count: number): Trouble => ({
  kind: "rows-set-aside",
  message: `Of the list of accounts ${rowsSetAside(count)} Whoever is no longer on it may be among them and stays as last read.`,
});
