import { endingSoon, expirySteps, isInInventoryView } from "@/lib/domain/hourly/inventory";
import { type Access, requireAction } from "@/lib/server/access";
import { type HourlyBook, readHourlyBook } from "@/lib/server/answers/hourly-book";
import { toInventoryGroup, toInventoryRows } from "@/lib/server/answers/inventory-rows";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { inSlices } from "@/lib/store/read/slices";
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
  return readTogether(context.db, book, async (db) => {
    const [hourly, connections] = await Promise.all([
      readHourlyBook(db, viewer.scope, book, { endsWithin: Math.max(...expirySteps) }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]);
    return { data: await toCalendar(hourly, viewer), meta: toMeta(book.clocks, connections) };
  });
};

const toCalendar = async (
  { parts, atOf, standingsOf }: HourlyBook,
  viewer: Access,
): Promise<ExpiryCalendar> => {
  const within = await inSlices(expirySteps, (days) => ({
    days,
    ending: endingSoon(parts, days, atOf),
  }));
  const stepOf = new Map(
    within
      .toReversed()
      .flatMap(({ days, ending }) =>
        ending.map(({ record }) => [record.commitment.id, String(days)]),
      ),
  );
  return {
    steps: await inSlices(within, ({ days, ending }) => ({
      days,
      group: toInventoryGroup({ id: String(days), name: `Within ${days} days` }, ending, atOf),
    })),
    rows: await toInventoryRows(
      await standingsOf(within.at(-1)?.ending ?? []),
      ({ record }) => stepOf.get(record.commitment.id) ?? "",
      atOf,
      viewer,
    ),
    withoutEnd: parts.filter(
      (part) =>
        part.record.commitment.end === null && isInInventoryView(part, "running", atOf(part)),
    ).length,
  };
};
