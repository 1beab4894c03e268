import { type AccountFreshness, accountFreshness } from "@/lib/domain/base/freshness";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import { connectionOf } from "@/lib/server/answers/account-rows";
import { toAccountMeta } from "@/lib/server/answers/meta";
import { notFound } from "@/lib/server/errors";
import type { Queryable } from "@/lib/store/database";
import { findAccountOf } from "@/lib/store/read/find-account-of";
import {
  type AccountRecord,
  listAccountRecords,
  listStreamReads,
} from "@/lib/store/read/list-account-records";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { type Book, readBook } from "@/lib/store/read/read-book";
import { type Clocks, narrowScope, type Scope } from "@/lib/store/read/statement";
import type { Meta } from "@/lib/wire/common";

/** One account as an answer about it begins: who it is, and how far it was read. */
export type AccountAnswer = {
  readonly account: AccountRecord;
  readonly scope: Scope;
  readonly freshness: AccountFreshness;
  readonly meta: Meta;
};

/** Throws the same not-found for an account out of scope as for one that is not there. */
export const getAccountAnswer = async (
  db: Queryable,
  viewer: Access,
  clocks: Clocks,
  accountId: string,
): Promise<AccountAnswer> => {
  const scope = narrowScope(viewer.scope, [accountId]);
  const [[account], streams, connections] = await Promise.all([
    listAccountRecords(db, scope, clocks),
    listStreamReads(db, scope),
    listConnectionReads(db, scope, clocks),
  ]);
  if (account === undefined) throw notFound("account");
  return toAnswer(account, scope, { streams, connections }, clocks);
};

const toAnswer = (
  account: AccountRecord,
  scope: Scope,
  { streams, connections }: Pick<Book, "streams" | "connections">,
  clocks: Clocks,
): AccountAnswer => {
  const { id, access, connectionId } = account.account;
  const reads = connectionOf({ connections }, connectionId);
  const freshness = accountFreshness(access, streams.get(id) ?? [], reads, clocks.knownAt);
  return { account, scope, freshness, meta: toAccountMeta(clocks, connections, freshness) };
};

export type AccountBook = AccountAnswer & { readonly book: Book };

export const getAccountBook = async (
  db: Queryable,
  viewer: Access,
  clocks: Clocks,
  accountId: string,
): Promise<AccountBook> => {
  const scope = narrowScope(viewer.scope, [accountId]);
  const [[account], book] = await Promise.all([
    listAccountRecords(db, scope, clocks),
    readBook(db, scope, clocks),
  ]);
  if (account === undefined) throw notFound("account");
  return { ...toAnswer(account, scope, book, clocks), book };
};

/** The account of a commitment in scope; throws not-found otherwise. */
export const getAccountOf = async (
  db: Queryable,
  viewer: Access,
  clocks: Clocks,
  commitmentId: string,
): Promise<string> => {
  const accountId = await findAccountOf(db, viewer.scope, clocks, commitmentId);
  if (accountId === null) throw notFound("commitment");
  return accountId;
};

export type CommitmentBook = AccountBook & {
  readonly standing: Standing;
  /** Of the same account, by start. */
  readonly siblings: readonly Standing[];
};

export const getCommitmentBook = async (
  db: Queryable,
  viewer: Access,
  clocks: Clocks,
  commitmentId: string,
): Promise<CommitmentBook> => {
  const accountId = await getAccountOf(db, viewer, clocks, commitmentId);
  const accountBook = await getAccountBook(db, viewer, clocks, accountId);
  const siblings = [...accountBook.book.standings].sort(byTime);
  const standing = siblings.find(({ record }) => record.commitment.id === commitmentId);
  if (standing === undefined) throw notFound("commitment");
  return { ...accountBook, standing, siblings };
};

const byTime = ({ record: left }: Standing, { record: right }: Standing): number =>
  compareText(left.commitment.start, right.commitment.start) ||
  compareText(left.commitment.id, right.commitment.id);
