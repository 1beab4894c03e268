import type { Instant } from "@/lib/domain/base/period";
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
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import { readHourlyBook } from "@/lib/server/answers/hourly-book";
import { toInventoryGroup, toInventoryRows } from "@/lib/server/answers/inventory-rows";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
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
  const [{ standings: hourly, atOf }, connections] = await readTogether(context.db, book, (db) =>
    Promise.all([
      readHourlyBook(db, viewer.scope, book, { account: input.account }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]),
  );
  const ofKind = hourly.filter((each) => isOfKind(each, input.kind));
  const shown = ofKind
    .filter((standing) => isInInventoryView(standing, input.view, atOf(standing)))
    .sort(orders[input.sort](atOf));
  const groups = groupsOf(shown, groupingFor(viewer, input.by, atOf));
  const ordered = groups.flatMap(({ standings }) => standings);
  const page = cutPage(ordered, idOf, { limit: input.limit, cursor, clocks: asked });
  const groupIds = new Map(
    groups.flatMap(({ group, standings }) => standings.map((each) => [idOf(each), group.id])),
  );
  const groupIdOf = (standing: Standing) => groupIds.get(idOf(standing)) ?? "";
  return {
    data: toInventoryRows(page.rows, groupIdOf, atOf, viewer),
    nextCursor: page.nextCursor,
    total: ordered.length,
    groups: groups.map(({ group, standings }) => toInventoryGroup(group, standings, atOf)),
    whole: toInventoryGroup({ id: "whole", name: "All" }, ordered, atOf),
    viewCounts: Object.fromEntries(
      inventoryViews.map((view) => [
        view,
        ofKind.filter((standing) => isInInventoryView(standing, view, atOf(standing))).length,
      ]),
    ),
    meta: toMeta(book.clocks, connections),
  };
};

const idOf = ({ record }: Standing): string => record.commitment.id;

const orders = {
  worst: byWorstUse,
  end: () => byEnd,
  name: () => byName,
} as const satisfies Readonly<Record<InventoryOrder, unknown>>;

const isOfKind = ({ record }: Standing, kind: InventoryKind): boolean =>
  kind === "all" || (record.commitment.category === "spend") === (kind === "plans");

type AtOf = (standing: Standing) => Instant;

type GroupOf = (standing: Standing) => InventoryGroup;

/** What a row says of its place is a term of the agreement; dates are not. */
const groupingFor = (viewer: Access, by: InventoryQuery["by"], atOf: AtOf): GroupOf => {
  const isTerm = by !== "none" && by !== "expiry";
  return isTerm && !viewer.can["read-contract-terms"]
    ? () => ({ id: "all", name: "Terms are not shown to you" })
    : (standing) => groupOf(standing, by, atOf(standing));
};

/** Groups in the order of their names, expiries in time; the order inside each is kept. */
const groupsOf = (standings: readonly Standing[], of: GroupOf) =>
  [...groupBy(standings, (standing) => of(standing).id).values()]
    .map((members) => ({ group: of(members[0]), standings: members }))
    .sort((left, right) => compareText(left.group.id, right.group.id));
