import type { Instant } from "@/lib/domain/base/period";
import { isHourly } from "@/lib/domain/hourly/inventory";
import type { Standing } from "@/lib/domain/standing/standing";
import type { OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import { listStandingsOf } from "@/lib/store/projection/list-standings-of";
import { readBook } from "@/lib/store/read/read-book";
import type { Scope } from "@/lib/store/read/statement";

/** What is bought by the hour, of whichever provider, each with the instant it is told at. */
export type HourlyBook = {
  readonly standings: readonly Standing[];
  readonly atOf: (standing: Standing) => Instant;
};

export const readHourlyBook = async (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  { account }: { readonly account?: string | undefined } = {},
): Promise<HourlyBook> => {
  const filter = { model: "continuous", account } as const;
  if (!book.kept) {
    const { standings } = await readBook(db, scope, book.moment, filter);
    const { cutOf } = book.moment;
    return {
      standings: standings.filter(isHourly),
      atOf: ({ record }) => cutOf(record.commitment.accountId),
    };
  }
  const kept = await listStandingsOf(db, scope, filter);
  const cuts = new Map(kept.map(({ standing, cutAt }) => [standing, cutAt]));
  return {
    standings: kept.map(({ standing }) => standing),
    atOf: (standing) => cuts.get(standing) ?? book.clocks.asOf,
  };
};
