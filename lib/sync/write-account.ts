import type { Instant } from "@/lib/domain/base/period";
import { commitmentCodec } from "@/lib/store/codecs/commitment-codec";
import { contractCodec } from "@/lib/store/codecs/contract-codec";
import type { FactRow, FactTable } from "@/lib/store/codecs/fact-codec";
import { invoiceItemCodec } from "@/lib/store/codecs/invoice-item-codec";
import { segmentCodec } from "@/lib/store/codecs/segment-codec";
import { resolveUnseenIssues, writeIssues } from "@/lib/store/data-issues";
import type { Queryable } from "@/lib/store/database";
import { hasSamples } from "@/lib/store/list-samples";
import { replaceWindow } from "@/lib/store/replace-window";
import type { WriteOf } from "@/lib/store/source-records";
import { discardStagedAccount } from "@/lib/store/stage-charges";
import { nextKnownAt, type StreamRead, writeStreamRead } from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, NO_CHANGES, writeFacts } from "@/lib/store/write-facts";
import type { AccountRead } from "@/lib/sync/account-read";
import { checkBalances } from "@/lib/sync/check-balances";
import { doubtLists } from "@/lib/sync/doubt-lists";
import { streamTroubles } from "@/lib/sync/stream-troubles";
import { toRows } from "@/lib/sync/to-rows";
import { writeLedger } from "@/lib/sync/write-ledger";
import { rewriteDays } from "@/lib/sync/write-samples";

/** What was written of one account, and how far each of its streams got. */
export type WrittenAccount = {
  readonly facts: FactChanges;
  readonly streams: readonly StreamRead[];
};

/**
 * One account's read becomes facts, all of it or nothing, so that its figures always belong
 * together and a killed process leaves whole accounts only.
 */
export const writeAccount = async (
  tx: Queryable,
  of: WriteOf,
  sent: AccountRead,
  now: Instant,
): Promise<WrittenAccount> => {
  const knownAt = await nextKnownAt(tx, of.accountId, now);
  const read = await doubtLists(tx, of, sent, knownAt);
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
  return { facts: changes, streams };
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
  const tables: readonly [FactTable, readonly FactRow[]][] = [
    [contractCodec.table, toRows(contractCodec, contracts)],
    [commitmentCodec.table, toRows(commitmentCodec, commitments)],
    [segmentCodec.table, toRows(segmentCodec, segments)],
    [invoiceItemCodec.table, toRows(invoiceItemCodec, invoices)],
  ];
  const keepsEndedBy = read.terms.some(({ leavesOutEnded }) => leavesOutEnded) ? knownAt : null;
  const how = { of, knownAt, closesVanished, keepsEndedBy };
  let changes = NO_CHANGES;
  for (const [table, rows] of tables) {
    changes = addChanges(changes, await writeFacts(tx, { table, rows, ...how }));
  }
  return changes;
};
