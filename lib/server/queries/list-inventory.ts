import type { Instant } from "@/lib/domain/base/period";
import {
  byEnd,
  byName,
  byWorstUse,
  groupOf,
  type InventoryGroup,
  inventoryViews,
  isInInventoryView,
} from "@/lib/domain/hourly/inventory";
import { groupBy } from "@/lib/domain/standing/positions";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { clocksOf, cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import { hourlyOf, toInventoryGroup, toInventoryRows } from "@/lib/server/answers/inventory-rows";
import { toMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { readBook } from "@/lib/store/read/read-book";
import type { InventoryPage, InventoryQuery } from "@/lib/wire/inventory";

/** Every commitment by the hour, grouped, the worst used first in each group. */
export const listInventory = async (
  viewer: Access,
  input: InventoryQuery,
): Promise<InventoryPage> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const cursor = decodeCursor(input.cursor);
  const clocks = clocksOf(input, clock(), cursor);
  const { asOf } = clocks;
  const book = await readBook(db, viewer.scope, clocks, {
    model: "continuous",
    account: input.account,
  });
  const ofKind = hourlyOf(book.standings).filter((each) => isOfKind(each, input.kind));
  const shown = ofKind
    .filter((standing) => isInInventoryView(standing, input.view, asOf))
    .sort(orders[input.sort](asOf));
  const groups = groupsOf(shown, groupingFor(viewer, input.by, asOf));
  const ordered = groups.flatMap(({ standings }) => standings);
  const page = cutPage(ordered, idOf, { limit: input.limit, cursor, clocks });
  const groupIds = new Map(
    groups.flatMap(({ group, standings }) => standings.map((each) => [idOf(each), group.id])),
  );
  const groupIdOf = (standing: Standing) => groupIds.get(idOf(standing)) ?? "";
  return {
    data: toInventoryRows(page.rows, groupIdOf, asOf, viewer),
    nextCursor: page.nextCursor,
    total: ordered.length,
    groups: groups.map(({ group, standings }) => toInventoryGroup(group, standings, asOf)),
    whole: toInventoryGroup({ id: "whole", name: "All" }, ordered, asOf),
    viewCounts: Object.fromEntries(
      inventoryViews.map((view) => [
        view,
        ofKind.filter((standing) => isInInventoryView(standing, view, asOf)).length,
      ]),
    ),
    meta: toMeta(clocks, book.connections),
  };
};

const idOf = ({ record }: Standing): string => record.commitment.id;

const orders = { worst: byWorstUse, end: () => byEnd, name: () => byName } as const;

const isOfKind = ({ record }: Standing, kind: InventoryQuery["kind"]): boolean =>
  kind === "all" || (record.commitment.category === "spend") === (kind === "plans");

type GroupOf = (standing: Standing) => InventoryGroup;

/** What a row says of its place is a term of the agreement; dates are not. */
const groupingFor = (viewer: Access, by: InventoryQuery["by"], at: Instant): GroupOf => {
  const isTerm = by !== "none" && by !== "expiry";
  return isTerm && !viewer.can["read-contract-terms"]
    ? () => ({ id: "all", name: "Terms are not shown to you" })
    : (standing) => groupOf(standing, by, at);
};

/** Groups in the order of their names, expiries in time; the order inside each is kept. */
const groupsOf = (standings: readonly Standing[], of: GroupOf) =>
  [...groupBy(standings, (standing) => of(standing).id).values()]
    .map((members) => ({ group: of(members[0]), standings: members }))
    .sort((left, right) => compareText(left.group.id, right.group.id));
