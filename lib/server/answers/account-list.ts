import { comparePlaces, nameKey, placeOf } from "@/lib/domain/base/place";
import { riskDateOf } from "@/lib/domain/standing/next-event";
import type { AccountOrder } from "@/lib/domain/standing/places";
import { groupBy } from "@/lib/domain/standing/positions";
import { type AccountStanding, toAccountStanding } from "@/lib/server/answers/account-rows";
import { type Cursor, cursorOf, cutPage, keyOf } from "@/lib/server/answers/cursor";
import type { OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import { countKeptAccounts, listKeptAccounts } from "@/lib/store/projection/list-kept-accounts";
import { sumPositions } from "@/lib/store/projection/sum-positions";
import { type AccountFilter, listAccountRecords } from "@/lib/store/read/list-account-records";
import { type Moment, readBook } from "@/lib/store/read/read-book";
import { narrowScope, type Scope } from "@/lib/store/read/statement";

/** A page of accounts, and how many there are. */
export type AccountList = {
  readonly rows: readonly AccountStanding[];
  readonly nextCursor: string | null;
  readonly total: number;
};

export type AccountListInput = {
  readonly filter: AccountFilter;
  readonly sort: AccountOrder;
  readonly limit: number;
  readonly cursor: Cursor | null;
};

export const readAccountList = (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  input: AccountListInput,
): Promise<AccountList> => (book.kept ? readKept(db, scope, input) : addUp(db, scope, book, input));

const readKept = async (
  db: Queryable,
  scope: Scope,
  { filter, sort, limit, cursor }: AccountListInput,
): Promise<AccountList> => {
  const after = keyOf(cursor, ["text"]);
  const [accounts, total] = await Promise.all([
    listKeptAccounts(db, scope, filter, { order: sort, after, limit: limit + 1 }),
    countKeptAccounts(db, scope, filter),
  ]);
  const page = accounts.slice(0, limit);
  const ids = page.map(({ record }) => record.account.id);
  const positions = groupBy(
    await sumPositions(db, narrowScope(scope, ids), "account"),
    ({ key }) => key,
  );
  const last = page.at(-1);
  return {
    rows: page.map(({ record, commitments, active, nextEvent }) => ({
      record,
      commitments,
      active,
      nextEvent,
      positions: positions.get(record.account.id)?.map(({ position }) => position) ?? [],
    })),
    nextCursor: last && accounts.length > limit ? cursorOf(null, [...last.key]) : null,
    total,
  };
};

type ComputedBook = { readonly moment: Moment; readonly asked: OpenedBook["asked"] };

const addUp = async (
  db: Queryable,
  scope: Scope,
  { moment, asked }: ComputedBook,
  { filter, sort, limit, cursor }: AccountListInput,
): Promise<AccountList> => {
  const accounts = await listAccountRecords(db, scope, moment, filter);
  const ids = accounts.map(({ account }) => account.id);
  const book = await readBook(db, narrowScope(scope, ids), moment);
  const standings = groupBy(book.standings, ({ record }) => record.commitment.accountId);
  const rows = accounts
    .map((record) => {
      const { id } = record.account;
      return toAccountStanding(record, standings.get(id) ?? [], moment.cutOf(id));
    })
    .sort(compare[sort]);
  const page = cutPage(rows, ({ record }) => record.account.id, { limit, cursor, clocks: asked });
  return { ...page, total: rows.length };
};

type Order = (left: AccountStanding, right: AccountStanding) => number;

const namePlace = ({ record: { account } }: AccountStanding): string =>
  placeOf(nameKey(account.name), account.id);

const riskPlace = (row: AccountStanding): string =>
  placeOf(riskDateOf(row.nextEvent), namePlace(row));

const compare: Readonly<Record<AccountOrder, Order>> = {
  name: (left, right) => comparePlaces(namePlace(left), namePlace(right)),
  "-name": (left, right) => comparePlaces(namePlace(right), namePlace(left)),
  risk: (left, right) => comparePlaces(riskPlace(left), riskPlace(right)),
};
