import type { Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import { recentUse } from "@/lib/domain/hourly/hourly-use";
import {
  byEnd,
  byName,
  byWorstUse,
  groupOf,
  type InventoryGroup,
  type InventoryKind,
  type InventoryOrder,
  inventoryViews,
  isInInventoryView,
} from "@/lib/domain/hourly/inventory";
import { groupBy } from "@/lib/domain/standing/positions";
import { compareText } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { type Cursor, cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import { type HourlyBook, readHourlyBook } from "@/lib/server/answers/hourly-book";
import { toInventoryGroup, toInventoryRows } from "@/lib/server/answers/inventory-rows";
import { toMeta } from "@/lib/server/answers/meta";
import { type Asked, askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { inSlices, othersTurn } from "@/lib/store/read/slices";
import type { InventoryPage, InventoryQuery } from "@/lib/wire/inventory";

/** Every commitment by the hour, grouped, the worst used first in each group. */
export const listInventory = async (
  viewer: Access,
  input: InventoryQuery,
): Promise<InventoryPage> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, context.clock(), cursor);
  const book = await openBook(context, viewer.scope, asked);
  return readTogether(context.db, book, async (db) => {
    const [hourly, connections] = await Promise.all([
      readHourlyBook(db, viewer.scope, book, { account: input.account }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]);
    return {
      ...(await toPage(hourly, viewer, input, { cursor, clocks: asked })),
      meta: toMeta(book.clocks, connections),
    };
  });
};

const toPage = async (
  { parts, atOf, standingsOf }: HourlyBook,
  viewer: Access,
  input: InventoryQuery,
  { cursor, clocks }: { readonly cursor: Cursor | null; readonly clocks: Asked },
): Promise<Omit<InventoryPage, "meta">> => {
  const ofKind = parts.filter((each) => isOfKind(each, input.kind));
  // Divided a slice at a time: orders and totals only look it up.
  await inSlices(ofKind, (part) => recentUse(part, atOf(part)));
  const shown = ofKind
    .filter((part) => isInInventoryView(part, input.view, atOf(part)))
    .sort(orders[input.sort](atOf));
  await othersTurn();
  const groups = groupsOf(shown, groupingFor(viewer, input.by, atOf));
  const ordered = groups.flatMap(({ members }) => members);
  const page = cutPage(ordered, idOf, { limit: input.limit, cursor, clocks });
  const groupIds = new Map(
    groups.flatMap(({ group, members }) => members.map((each) => [idOf(each), group.id])),
  );
  const whole = { group: { id: "whole", name: "All" }, members: ordered };
  await othersTurn();
  const told = await inSlices([...groups, whole], ({ group, members }) =>
    toInventoryGroup(group, members, atOf),
  );
  const groupIdOf = (part: HourlyPart) => groupIds.get(idOf(part)) ?? "";
  return {
    data: await toInventoryRows(await standingsOf(page.rows), groupIdOf, atOf, viewer),
    nextCursor: page.nextCursor,
    total: ordered.length,
    groups: told.slice(0, -1),
    whole: told[groups.length] ?? toInventoryGroup(whole.group, ordered, atOf),
    viewCounts: Object.fromEntries(
      inventoryViews.map((view) => [
        view,
        ofKind.filter((part) => isInInventoryView(part, view, atOf(part))).length,
      ]),
    ),
  };
};

const idOf = ({ record }: HourlyPart): string => record.commitment.id;

const orders = {
  worst: byWorstUse,
  end: () => byEnd,
  name: () => byName,
} as const satisfies Readonly<Record<InventoryOrder, unknown>>;

const isOfKind = ({ record }: HourlyPart, kind: InventoryKind): boolean =>
  kind === "all" || (record.commitment.category === "spend") === (kind === "plans");

type AtOf = (part: HourlyPart) => Instant;

type GroupOf = (part: HourlyPart) => InventoryGroup;

/** What a row says of its place is a term of the agreement; dates are not. */
const groupingFor = (viewer: Access, by: InventoryQuery["by"], atOf: AtOf): GroupOf => {
  const isTerm = by !== "none" && by !== "expiry";
  return isTerm && !viewer.can["read-contract-terms"]
    ? () => ({ id: "all", name: "Terms are not shown to you" })
    : (part) => groupOf(part, by, atOf(part));
};

/** Groups in the order of their names, expiries in time; the order inside each is kept. */
const groupsOf = (parts: readonly HourlyPart[], of: GroupOf) =>
  [...groupBy(parts, (part) => of(part).id).values()]
    .map((members) => ({ group: of(members[0]), members }))
    .sort((left, right) => compareText(left.group.id, right.group.id));
