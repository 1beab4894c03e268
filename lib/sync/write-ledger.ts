import type { Instant } from "@/lib/domain/base/period";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Sourced } from "@/lib/providers/provider";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import { vendorBalanceCodec } from "@/lib/store/codecs/vendor-balance-codec";
import type { Queryable } from "@/lib/store/database";
import { listEntryAmounts } from "@/lib/store/list-entry-amounts";
import type { WriteOf } from "@/lib/store/source-records";
import { findLastComplete, type StreamRead } from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, writeFacts } from "@/lib/store/write-facts";
import type { AccountRead } from "@/lib/sync/account-read";
import { deriveEntries } from "@/lib/sync/derive-entries";
import { toRows } from "@/lib/sync/to-rows";

/** The entries of an account: a vendor's own as they were read, or those that follow from its charges. */
export const writeLedger = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  streams: readonly StreamRead[],
  knownAt: Instant,
): Promise<FactChanges> => {
  if (read.ledger.length === 0) return writeDerived(tx, of, streams, knownAt);
  const isAll = streams.every(
    ({ stream, trouble }) => trouble === null || (stream !== "terms" && stream !== "ledger"),
  );
  const balances = await writeBalances(tx, of, read, { knownAt, closesVanished: isAll });
  return addChanges(balances, await writeReported(tx, of, read, { knownAt, isAll }));
};

/**
 * What lapses is derived only as of the last read that reached the end of the charges. Derived entries are
 * always all of them.
 */
const writeDerived = async (
  tx: Queryable,
  of: WriteOf,
  streams: readonly StreamRead[],
  knownAt: Instant,
): Promise<FactChanges> => {
  const { accountId } = of;
  const chargesTrouble = streams.find(({ stream }) => stream === "charges")?.trouble;
  const chargesReadAt =
    chargesTrouble === null || chargesTrouble?.errorKind === "rows-set-aside"
      ? knownAt
      : ((await findLastComplete(tx, accountId, "charges")) ?? "");
  const derived = await deriveEntries(tx, accountId, chargesReadAt);
  const rows = derived.map((entry) => ledgerEntryCodec.toRow(entry, null));
  const { table } = ledgerEntryCodec;
  return writeFacts(tx, { table, of, rows, knownAt, closesVanished: true });
};

/**
 * metrics 3.14 ruling 24: where not all of the account was read, a commitment whose own ledger is whole
 * closes what is gone from it, and that of no other. A ledger that may be cut closes nothing, and changes
 * no amount: of alike entries one may stand for another there (ruling 25).
 */
const writeReported = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  { knownAt, isAll }: { readonly knownAt: Instant; readonly isAll: boolean },
): Promise<FactChanges> => {
  const { accountId } = of;
  const entries = read.ledger.flatMap((batch) => batch.entries);
  const how = { table: ledgerEntryCodec.table, of, knownAt };
  const ofCommitments = read.ledger.flatMap((batch) => batch.wholeOf);
  const whole = new Set(ofCommitments);
  const isWhole = ({ fact }: Sourced<LedgerEntry>): boolean => whole.has(fact.commitmentId);
  const cut = await keepAmounts(
    tx,
    accountId,
    entries.filter((entry) => !isWhole(entry)),
  );
  const own = toRows(ledgerEntryCodec, entries.filter(isWhole));
  const others = toRows(ledgerEntryCodec, cut);
  if (isAll && others.length === 0)
    return writeFacts(tx, { ...how, rows: own, closesVanished: true });
  return addChanges(
    await writeFacts(tx, { ...how, rows: own, closesVanished: true, ofCommitments }),
    await writeFacts(tx, { ...how, rows: others, closesVanished: false }),
  );
};

/** What is new, and what is known with the same amount. */
const keepAmounts = async (
  tx: Queryable,
  accountId: string,
  entries: readonly Sourced<LedgerEntry>[],
): Promise<readonly Sourced<LedgerEntry>[]> => {
  if (entries.length === 0) return [];
  const ids = entries.map(({ fact }) => fact.id);
  const believed = await listEntryAmounts(tx, accountId, ids);
  return entries.filter(({ fact }) => (believed.get(fact.id) ?? fact.amount) === fact.amount);
};

const writeBalances = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  how: { readonly knownAt: Instant; readonly closesVanished: boolean },
): Promise<FactChanges> => {
  const balances = read.ledger.flatMap((batch) => batch.balances);
  const { table } = vendorBalanceCodec;
  const rows = toRows(vendorBalanceCodec, balances);
  return writeFacts(tx, { table, of, rows, ...how });
};
