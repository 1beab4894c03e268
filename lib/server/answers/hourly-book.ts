import type { Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import { isHourly } from "@/lib/domain/hourly/inventory";
import type { Standing } from "@/lib/domain/standing/standing";
import type { OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import { type HourlyFilter, listHourlyParts } from "@/lib/store/projection/list-hourly-parts";
import { listStandingsById } from "@/lib/store/projection/list-standings-by-id";
import { readBook } from "@/lib/store/read/read-book";
import type { Scope } from "@/lib/store/read/statement";

/** What is bought by the hour, of whichever provider. */
export type HourlyBook = {
  readonly parts: readonly HourlyPart[];
  /** The instant each is told at. */
  readonly atOf: (part: HourlyPart) => Instant;
  /** All that is known of some of them, in their order: for the rows that are shown. */
  readonly standingsOf: (parts: readonly HourlyPart[]) => Promise<Standing[]>;
};

export const readHourlyBook = async (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  filter: HourlyFilter = {},
): Promise<HourlyBook> => {
  if (!book.kept) {
    const { account } = filter;
    const { standings } = await readBook(db, scope, book.moment, { model: "continuous", account });
    const { cutOf } = book.moment;
    return {
      parts: standings.filter(isHourly),
      atOf: ({ record }) => cutOf(record.commitment.accountId),
      standingsOf: async (parts) => pick(standings, parts),
    };
  }
  const { parts, cuts } = await listHourlyParts(db, scope, filter);
  return {
    parts,
    atOf: ({ record }) => cuts.get(record.commitment.accountId) ?? book.clocks.asOf,
    standingsOf: async (wanted) =>
      pick(await listStandingsById(db, scope, wanted.map(idOf)), wanted),
  };
};

const idOf = ({ record }: HourlyPart): string => record.commitment.id;

const pick = (standings: readonly Standing[], parts: readonly HourlyPart[]): Standing[] => {
  const byId = new Map(standings.map((standing) => [idOf(standing), standing]));
  return parts.flatMap((part) => byId.get(idOf(part)) ?? []);
};
