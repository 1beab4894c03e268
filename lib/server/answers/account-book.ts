import {
  type AccountFreshness,
  accountFreshness,
  type StreamRead,
} from "@/lib/domain/base/freshness";
import type { BurnSpan } from "@/lib/domain/forecast/measured-burn";
import { compareByTime, type Standing } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import { readsOf } from "@/lib/server/answers/account-rows";
import { toAccountMeta } from "@/lib/server/answers/meta";
import { type Asked, type OpenedBook, openBook } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { readKeptAccount } from "@/lib/store/projection/read-account";
import { LATEST } from "@/lib/store/read/cuts";
import { findAccountOf } from "@/lib/store/read/find-account-of";
import {
  type AccountRecord,
  listAccountRecords,
  listStreamReads,
} from "@/lib/store/read/list-account-records";
import { type ConnectionRecord, listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { readBook } from "@/lib/store/read/read-book";
import { type Clocks, narrowScope, type Scope } from "@/lib/store/read/statement";
import type { Meta } from "@/lib/wire/common";

/** One account as an answer about it begins: who it is, when it is told, and how far it was read. */
export type AccountAnswer = {
  readonly account: AccountRecord;
  readonly scope: Scope;
  /** Both instants that everything else in the answer is read at. */
  readonly clocks: Clocks;
  readonly streams: ReadonlyMap<string, readonly StreamRead[]>;
  readonly connections: readonly ConnectionRecord[];
  readonly freshness: AccountFreshness;
  readonly meta: Meta;
};

type OpenedAccount = { readonly answer: AccountAnswer; readonly book: OpenedBook };

/** Throws the same not-found for an account out of scope as for one that is not there. */
const openAccount = async (
  viewer: Access,
  asked: Asked,
  accountId: string,
): Promise<OpenedAccount> => {
  const context = getContext();
  const { db } = context;
  const scope = narrowScope(viewer.scope, [accountId]);
  const book = await openBook(context, scope, asked);
  const { clocks } = book;
  const [[account], streams, connections] = await Promise.all([
    listAccountRecords(db, scope, { knownAt: asked === null ? LATEST : clocks.knownAt }),
    listStreamReads(db, scope),
    listConnectionReads(db, scope, clocks),
  ]);
  if (account === undefined) throw notFound("account");
  const { id, access, connectionId } = account.account;
  const reads = readsOf(connections, connectionId);
  const freshness = accountFreshness(access, streams.get(id) ?? [], reads, clocks.knownAt);
  const meta = toAccountMeta(clocks, connections, freshness);
  return { book, answer: { account, scope, clocks, streams, connections, freshness, meta } };
};

export const getAccountAnswer = async (
  viewer: Access,
  asked: Asked,
  accountId: string,
): Promise<AccountAnswer> => (await openAccount(viewer, asked, accountId)).answer;

export type AccountBook = AccountAnswer & {
  readonly standings: readonly Standing[];
  /** What the burn rates were measured on, by stream key. */
  readonly spans: ReadonlyMap<string, BurnSpan>;
};

export const getAccountBook = async (
  viewer: Access,
  asked: Asked,
  accountId: string,
): Promise<AccountBook> => {
  const { answer, book } = await openAccount(viewer, asked, accountId);
  const { db } = getContext();
  if (!book.kept) return { ...answer, ...(await readBook(db, answer.scope, book.moment)) };
  const kept = await readKeptAccount(db, answer.scope, accountId);
  if (kept === null) throw notFound("account");
  return { ...answer, ...kept };
};

/** The account of a commitment in scope; throws not-found otherwise. */
export const getAccountOf = async (
  viewer: Access,
  asked: Asked,
  commitmentId: string,
): Promise<string> => {
  const { db } = getContext();
  const knownAt = asked?.knownAt ?? LATEST;
  const accountId = await findAccountOf(db, viewer.scope, { knownAt }, commitmentId);
  if (accountId === null) throw notFound("commitment");
  return accountId;
};

export type CommitmentBook = AccountBook & {
  readonly standing: Standing;
  /** Of the same account, by start. */
  readonly siblings: readonly Standing[];
};

export const getCommitmentBook = async (
  viewer: Access,
  asked: Asked,
  commitmentId: string,
): Promise<CommitmentBook> => {
  const accountId = await getAccountOf(viewer, asked, commitmentId);
  return toCommitmentBook(await getAccountBook(viewer, asked, accountId), commitmentId);
};

/** One commitment of an account that has been read. */
export const toCommitmentBook = (
  accountBook: AccountBook,
  commitmentId: string,
): CommitmentBook => {
  const siblings = [...accountBook.standings].sort((left, right) =>
    compareByTime(left.record.commitment, right.record.commitment),
  );
  const standing = siblings.find(({ record }) => record.commitment.id === commitmentId);
  if (standing === undefined) throw notFound("commitment");
  return { ...accountBook, standing, siblings };
};
