import type { Commitment } from "@/lib/domain/base/commitment";
import { doubtReason } from "@/lib/domain/base/doubt";
import type { StreamName } from "@/lib/domain/base/freshness";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { type WeighedList, weighLists } from "@/lib/store/doubts";
import { listLedgerPaths } from "@/lib/store/list-ledger-paths";
import {
  countPosted,
  type ListedKind,
  listBelievedCommitments,
  listRunning,
} from "@/lib/store/list-running";
import { countCharges } from "@/lib/store/replace-window";
import type { WriteOf } from "@/lib/store/source-records";
import type { AccountRead, TermsBatch } from "@/lib/sync/account-read";
import { commitmentOf, listedSchedules } from "@/lib/sync/doubt-schedules";
import { countListed, leaveOut } from "@/lib/sync/listed-terms";

/**
 * Takes out of a read what is not to be believed yet (metrics 3.14 ruling 23): a whole list that is empty
 * where the book knows something, or that shrank by more than half. What was known of it stands, and its
 * stream says why it is not the newest.
 */
export const doubtLists = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  at: Instant,
): Promise<AccountRead> => {
  const terms = await doubtTerms(tx, of, read, at);
  const windows = await doubtWindows(tx, of, terms, at);
  return doubtLedgers(tx, of, await placeCutLedgers(tx, of, windows), at);
};

/**
 * A ledger that a second source may have cut is as good as any where no better one was ever read. Beside one
 * that was, it closes and changes nothing, and the stream says so (metrics 3.14 ruling 24).
 */
const placeCutLedgers = async (
  tx: Queryable,
  { accountId }: WriteOf,
  read: AccountRead,
): Promise<AccountRead> => {
  const cut = read.ledger.flatMap((batch) => batch.cutOf);
  const before = await listLedgerPaths(tx, accountId, cut);
  const entries = read.ledger.flatMap((batch) => batch.entries);
  const isOutdone = (id: string): boolean => {
    const own = entries.filter(({ fact }) => fact.commitmentId === id);
    const paths = new Set(own.map(({ source }) => pathOf(source.request)));
    return [...(before.get(id) ?? [])].some((path) => !paths.has(path));
  };
  const outdone = new Set(cut.filter(isOutdone));
  const ledger = read.ledger.map((batch) => ({
    ...batch,
    wholeOf: [...batch.wholeOf, ...batch.cutOf.filter((id) => !outdone.has(id))],
  }));
  if (outdone.size === 0) return { ...read, ledger };
  const count = outdone.size === 1 ? "1 ledger" : `${outdone.size} ledgers`;
  const reason = `${count} came from a list that may cut ${outdone.size === 1 ? "it" : "them"}, after a better one was read: what was known stands. Sync again later.`;
  return { ...read, ledger, doubts: new Map([...read.doubts, ["ledger", reason]]) };
};

/** "POST /v1/…/list" of the text of a request. */
const pathOf = (request: string): string => {
  const [method = "", address = ""] = request.split(" ");
  return `${method} ${address.split("?")[0]}`;
};

const isWhole = (read: AccountRead, stream: "terms" | "ledger"): boolean =>
  read[stream].length > 0 &&
  read[stream].every(({ completeness }) => completeness.state === "complete") &&
  (read.setAside.get(stream) ?? 0) === 0;

const withDoubts = (
  read: AccountRead,
  stream: StreamName,
  doubted: readonly WeighedList[],
): AccountRead => {
  const reasons = [read.doubts.get(stream) ?? [], doubted.map(doubtReason)].flat();
  return { ...read, doubts: new Map([...read.doubts, [stream, reasons.join(" ")]]) };
};

const doubtTerms = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  at: Instant,
): Promise<AccountRead> => {
  if (!isWhole(read, "terms")) return read;
  const lists = await listTerms(tx, of, read.terms, at);
  const doubted = await weighLists(tx, { ...of, stream: "terms" }, lists, at);
  if (doubted.length === 0) return read;
  const names = new Set(doubted.map(({ list }) => list));
  const terms = read.terms.map((batch) => leaveOut(batch, names));
  const left = withDoubts({ ...read, terms }, "terms", doubted);
  const ofSchedules = doubted.filter(({ list }) => commitmentOf(list) !== "");
  return ofSchedules.length === 0 ? left : withoutLedgers(left, ofSchedules);
};

/** Entries are placed on the segments that came with them: without those they are not what they were. */
const withoutLedgers = (read: AccountRead, doubted: readonly WeighedList[]): AccountRead => {
  const ids = new Set(doubted.map(({ list }) => commitmentOf(list)));
  const isKept = (id: string): boolean => !ids.has(id);
  const ledger = read.ledger.map((batch) => ({
    ...batch,
    entries: batch.entries.filter(({ fact }) => isKept(fact.commitmentId)),
    balances: batch.balances.filter(({ fact }) => isKept(fact.id)),
    wholeOf: batch.wholeOf.filter(isKept),
    cutOf: batch.cutOf.filter(isKept),
  }));
  return withDoubts({ ...read, ledger }, "ledger", doubted);
};

const listTerms = async (
  tx: Queryable,
  { accountId }: WriteOf,
  batches: readonly TermsBatch[],
  at: Instant,
): Promise<readonly WeighedList[]> => {
  const listOf = batches.find((batch) => batch.listOf !== undefined)?.listOf;
  const came = countListed(batches, at);
  if (listOf !== undefined) {
    const known = (await listBelievedCommitments(tx, accountId)).filter(
      ({ end }) => end === null || end > at,
    );
    return compareByList(known, came.commitments, listOf);
  }
  const running = await listRunning(tx, accountId, at);
  const compare = (kind: ListedKind, listed: ReadonlySet<string>): WeighedList => {
    const known = running.filter((each) => each.kind === kind).map(({ id }) => id);
    const missing = known.filter((id) => !listed.has(id));
    return { list: `${kind}s`, noun: kind, known: known.length, came: listed.size, missing };
  };
  return [
    compare("contract", came.contracts),
    compare("commitment", new Set(came.commitments.map(({ id }) => id))),
    compare("term", came.terms),
    ...(await listedSchedules(tx, accountId, batches, at)),
  ];
};

const compareByList = (
  known: readonly Commitment[],
  came: readonly Commitment[],
  listOf: (commitment: Commitment) => string | null,
): readonly WeighedList[] => {
  const listed = new Set(came.map(({ id }) => id));
  const names = [...known, ...came].flatMap((each) => listOf(each) ?? []);
  return [...new Set(names)].sort().map((list) => {
    const ofList = (each: Commitment): boolean => listOf(each) === list;
    const own = known.filter(ofList).map(({ id }) => id);
    const missing = own.filter((id) => !listed.has(id));
    return {
      list,
      noun: "commitment",
      known: own.length,
      came: came.filter(ofList).length,
      missing,
    };
  });
};

/** Charges are doubted only when there are none at all where there were some. */
const doubtWindows = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  at: Instant,
): Promise<AccountRead> => {
  const lists: WeighedList[] = [];
  for (const window of read.windows) {
    if (!window.isWhole || window.hasGaps) continue;
    const isEmpty = window.rowCount === 0;
    const known = isEmpty ? await countCharges(tx, of.accountId, window) : 0;
    const came = window.rowCount;
    lists.push({ list: window.start, noun: "charge", known, came, missing: [] });
  }
  if (lists.length === 0) return read;
  const doubted = await weighLists(tx, { ...of, stream: "charges" }, lists, at);
  if (doubted.length === 0) return read;
  const starts = new Set(doubted.map(({ list }) => list));
  const windows = read.windows.filter(({ start }) => !starts.has(start));
  return withDoubts({ ...read, windows }, "charges", doubted);
};

/** A pool that is still listed, and of whose ledger nothing came though the book holds some of it. */
const doubtLedgers = async (
  tx: Queryable,
  of: WriteOf,
  read: AccountRead,
  at: Instant,
): Promise<AccountRead> => {
  const whole = read.ledger.flatMap((batch) => batch.wholeOf);
  if (whole.length === 0) return read;
  const came = new Set(
    read.ledger.flatMap(({ entries }) => entries.map(({ fact }) => fact.commitmentId)),
  );
  const emptied = whole.filter((id) => !came.has(id));
  const posted = await countPosted(tx, of.accountId, emptied);
  const lists = [
    ...posted.map(({ id, entries }) => ({ list: id, known: entries, came: 0, missing: [] })),
    ...whole
      .filter((id) => came.has(id))
      .map((id) => ({ list: id, known: 0, came: 1, missing: [] })),
  ].map((list) => ({ ...list, noun: "posting" }));
  const doubted = await weighLists(tx, { ...of, stream: "ledger" }, lists, at);
  if (doubted.length === 0) return read;
  const ids = new Set(doubted.map(({ list }) => list));
  const ledger = read.ledger.map((batch) => ({
    ...batch,
    wholeOf: batch.wholeOf.filter((id) => !ids.has(id)),
  }));
  return withDoubts({ ...read, ledger }, "ledger", doubted);
};
