import { endingSoon, expirySteps, isInInventoryView } from "@/lib/domain/hourly/inventory";
import { type Access, requireAction } from "@/lib/server/access";
import { readHourlyBook } from "@/lib/server/answers/hourly-book";
import { toInventoryGroup, toInventoryRows } from "@/lib/server/answers/inventory-rows";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { Meta } from "@/lib/wire/common";
import type { ExpiryCalendar } from "@/lib/wire/inventory";

/** What ends within 30, 60 and 90 days, and how well it is used. */
export const getExpiries = async (
  viewer: Access,
  input: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
): Promise<{ data: ExpiryCalendar; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const book = await openBook(context, viewer.scope, askedClocks(input, context.clock()));
  const [{ standings: hourly, atOf }, connections] = await readTogether(context.db, book, (db) =>
    Promise.all([
      readHourlyBook(db, viewer.scope, book),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]),
  );
  const within = expirySteps.map((days) => ({ days, ending: endingSoon(hourly, days, atOf) }));
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
        group: toInventoryGroup({ id: String(days), name: `Within ${days} days` }, ending, atOf),
      })),
      rows: toInventoryRows(
        within.at(-1)?.ending ?? [],
        ({ record }) => stepOf.get(record.commitment.id) ?? "",
        atOf,
        viewer,
      ),
      withoutEnd: hourly.filter(
        (standing) =>
          standing.record.commitment.end === null &&
          isInInventoryView(standing, "running", atOf(standing)),
      ).length,
    },
    meta: toMeta(book.clocks, connections),
  };
};
