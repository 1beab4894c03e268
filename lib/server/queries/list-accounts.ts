import { compareText } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { toAccountRows } from "@/lib/server/answers/account-rows";
import { clocksOf, cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import { toMeta } from "@/lib/server/answers/meta";
import { searchOf } from "@/lib/server/answers/search";
import { getContext } from "@/lib/server/context";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import { readBook } from "@/lib/store/read/read-book";
import type { AccountPage, AccountQuery, AccountRow } from "@/lib/wire/account";

/** Every account the viewer may see, those that could not be read among them. */
export const listAccounts = async (viewer: Access, input: AccountQuery): Promise<AccountPage> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const { q, provider, sort, limit } = input;
  const cursor = decodeCursor(input.cursor);
  const clocks = clocksOf(input, clock(), cursor);
  const [accounts, book] = await Promise.all([
    listAccountRecords(db, viewer.scope, clocks, { q: searchOf(viewer, q), provider }),
    readBook(db, viewer.scope, clocks),
  ]);
  const rows = toAccountRows(accounts, book, clocks).sort(orders[sort]);
  const page = cutPage(rows, ({ id }) => id, { limit, cursor, clocks });
  return {
    data: [...page.rows],
    nextCursor: page.nextCursor,
    total: rows.length,
    meta: toMeta(clocks, book.connections),
  };
};

type Order = (left: AccountRow, right: AccountRow) => number;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const byName: Order = (left, right) =>
  collator.compare(left.name, right.name) || compareText(left.id, right.id);

const riskDate = ({ nextEvent }: AccountRow): string => {
  const comes = nextEvent?.whatComes;
  return comes && "at" in comes && comes.kind !== "opens" ? comes.at : "~";
};

const orders: Readonly<Record<AccountQuery["sort"], Order>> = {
  name: byName,
  "-name": (left, right) => byName(right, left),
  risk: (left, right) => compareText(riskDate(left), riskDate(right)) || byName(left, right),
};
