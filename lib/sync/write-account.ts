import type { Instant } from "@/lib/domain/base/period";
import type { Sourced } from "@/lib/providers/provider";
import { commitmentCodec } from "@/lib/store/codecs/commitment-codec";
import { contractCodec } from "@/lib/store/codecs/contract-codec";
import type { FactCodec, FactRow, FactTable } from "@/lib/store/codecs/fact-codec";
import { invoiceItemCodec } from "@/lib/store/codecs/invoice-item-codec";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import { segmentCodec } from "@/lib/store/codecs/segment-codec";
import { vendorBalanceCodec } from "@/lib/store/codecs/vendor-balance-codec";
import { resolveUnseenIssues, writeIssues } from "@/lib/store/data-issues";
import type { Queryable } from "@/lib/store/database";
import { hasSamples } from "@/lib/store/list-samples";
import { replaceWindow } from "@/lib/store/replace-window";
import { sourceIdOf, writeSourceRecords } from "@/lib/store/source-records";
import { discardStagedAccount } from "@/lib/store/stage-charges";
import {
  findLastComplete,
  nextKnownAt,
  type StreamRead,
  writeStreamRead,
} from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, NO_CHANGES, writeFacts } from "@/lib/store/write-facts";
import type { AccountRead } from "@/lib/sync/account-read";
import { checkBalances } from "@/lib/sync/check-balances";
import { deriveEntries } from "@/lib/sync/derive-entries";
import { streamTroubles } from "@/lib/sync/stream-troubles";
import type { WriteOf } from "@/lib/sync/write-of";
import { rewriteDays } from "@/lib/sync/write-samples";

/**
 * One account's read becomes facts, all of it or nothing, so that its figures always belong
 * together and a killed process leaves whole accounts only.
 */
export const writeAccount = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  now: Instant,
): Promise<FactChanges> => {
  const knownAt = await nextKnownAt(tx, of.accountId, now);
  const streams = streamTroubles(read);
  let changes = await writeTerms(tx, of, read, streams, knownAt);
  for (const window of read.windows) {
    if (window.isUnchanged) continue;
    const stage = { syncRunId: of.syncRunId, accountId: of.accountId };
    changes = addChanges(changes, await replaceWindow(tx, stage, window, knownAt));
  }
  await discardStagedAccount(tx, of);
  // The ledger of what is bought by the hour is written day by day with its samples.
  if (await hasSamples(tx, of.accountId)) {
    changes = addChanges(changes, await rewriteDays(tx, of, knownAt));
  } else {
    changes = addChanges(changes, await writeLedger(tx, of, read, streams, knownAt));
  }
  await writeIssues(tx, of, [...read.rejected, ...checkBalances(read, now)], knownAt);
  for (const stream of streams) {
    await writeStreamRead(tx, of, stream, knownAt);
    const isReadToTheEnd = stream.trouble === null || stream.trouble.errorKind === "rows-set-aside";
    if (isReadToTheEnd) await resolveUnseenIssues(tx, of, of.accountId, stream.stream, knownAt);
  }
  return changes;
};

const writeTerms = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  streams: readonly StreamRead[],
  knownAt: Instant,
): Promise<FactChanges> => {
  if (read.terms.length === 0) return NO_CHANGES;
  // A row that could not be read may be the new version of a term we know: then nothing is closed.
  const closesVanished = streams.some(
    ({ stream, trouble }) => stream === "terms" && trouble === null,
  );
  const contracts = read.terms.flatMap((batch) => batch.contracts);
  const commitments = read.terms.flatMap((batch) => batch.commitments);
  const segments = read.terms.flatMap((batch) => batch.segments);
  const invoices = read.terms.flatMap((batch) => batch.invoices);
  const sources = [...contracts, ...commitments, ...segments, ...invoices].map(
    ({ source }) => source,
  );
  await writeSourceRecords(tx, of, sources);
  const tables: readonly [FactTable, readonly FactRow[]][] = [
    [contractCodec.table, toRows(contractCodec, contracts)],
    [commitmentCodec.table, toRows(commitmentCodec, commitments)],
    [segmentCodec.table, toRows(segmentCodec, segments)],
    [invoiceItemCodec.table, toRows(invoiceItemCodec, invoices)],
  ];
  const keepsEndedBy = read.terms.some(({ leavesOutEnded }) => leavesOutEnded) ? knownAt : null;
  const how = { accountId: of.accountId, knownAt, closesVanished, keepsEndedBy };
  let changes = NO_CHANGES;
  for (const [table, rows] of tables) {
    changes = addChanges(changes, await writeFacts(tx, { table, rows, ...how }));
  }
  return changes;
};

const toRows = <Fact>(codec: FactCodec<Fact>, facts: readonly Sourced<Fact>[]): FactRow[] =>
  facts.map(({ fact, source }) => codec.toRow(fact, sourceIdOf(source)));

/**
 * Reported entries as they were read; derived ones from the charges as believed now. What lapses is
 * derived only as of the last read that reached the end of the charges.
 */
const writeLedger = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  streams: readonly StreamRead[],
  knownAt: Instant,
): Promise<FactChanges> => {
  const { accountId } = of;
  const reported = read.ledger.flatMap((batch) => batch.entries);
  await writeSourceRecords(
    tx,
    of,
    reported.map(({ source }) => source),
  );
  const ledgerTrouble = streams.find(({ stream }) => stream === "ledger")?.trouble ?? null;
  const closesVanished = ledgerTrouble === null;
  const balances = await writeBalances(tx, of, read, { knownAt, closesVanished });
  const chargesTrouble = streams.find(({ stream }) => stream === "charges")?.trouble;
  const chargesReadAt =
    chargesTrouble === null || chargesTrouble?.errorKind === "rows-set-aside"
      ? knownAt
      : ((await findLastComplete(tx, accountId, "charges")) ?? "");
  const derived = await deriveEntries(tx, accountId, chargesReadAt);
  const rows = [
    ...toRows(ledgerEntryCodec, reported),
    ...derived.map((entry) => ledgerEntryCodec.toRow(entry, null)),
  ];
  // Derived entries are always all of them; reported ones only after a complete read.
  const { table } = ledgerEntryCodec;
  const entries = await writeFacts(tx, { table, accountId, rows, knownAt, closesVanished });
  return addChanges(balances, entries);
};

const writeBalances = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  how: { readonly knownAt: Instant; readonly closesVanished: boolean },
): Promise<FactChanges> => {
  if (read.ledger.length === 0) return NO_CHANGES;
  const balances = read.ledger.flatMap((batch) => batch.balances);
  await writeSourceRecords(
    tx,
    of,
    balances.map(({ source }) => source),
  );
  const { table } = vendorBalanceCodec;
  const rows = toRows(vendorBalanceCodec, balances);
  return writeFacts(tx, { table, accountId: of.accountId, rows, ...how });
};
