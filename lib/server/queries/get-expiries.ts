import { endingSoon, expirySteps, isInInventoryView } from "@/lib/domain/hourly/inventory";
import { type Access, requireAction } from "@/lib/server/access";
import { clocksOf } from "@/lib/server/answers/cursor";
import { hourlyOf, toInventoryGroup, toInventoryRows } from "@/lib/server/answers/inventory-rows";
import { toMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { readBook } from "@/lib/store/read/read-book";
import type { Meta } from "@/lib/wire/common";
import type { ExpiryCalendar } from "@/lib/wire/inventory";

/** What ends within 30, 60 and 90 days, and how well it is used. */
export const getExpiries = async (
  viewer: Access,
  input: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
): Promise<{ data: ExpiryCalendar; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const clocks = clocksOf(input, clock());
  const { asOf } = clocks;
  const book = await readBook(db, viewer.scope, clocks, { model: "continuous" });
  const hourly = hourlyOf(book.standings);
  const within = expirySteps.map((days) => ({ days, ending: endingSoon(hourly, days, asOf) }));
  const stepOf = new Map(
    within
      .toReversed()
      .flatMap(({ days, ending }) =>
        ending.map(({ record }) => [record.commitment.id, String(days)]),
      ),
  );
  return {
    data: {
      steps: within.map(({ days, ending }) => ({
        days,
        group: toInventoryGroup({ id: String(days), name: `Within ${days} days` }, ending, asOf),
      })),
      rows: toInventoryRows(
        within.at(-1)?.ending ?? [],
        ({ record }) => stepOf.get(record.commitment.id) ?? "",
        asOf,
        viewer,
      ),
      withoutEnd: hourly.filter(
        (standing) =>
          standing.record.commitment.end === null && isInInventoryView(standing, "running", asOf),
      ).length,
    },
    meta: toMeta(clocks, book.connections),
  };
};
