import { unitKey } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import { openRisksOf } from "@/lib/domain/standing/next-event";
import {
  groupBy,
  isInPosition,
  joinAll,
  type Position,
  positionsOf,
} from "@/lib/domain/standing/positions";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import { type HourlyFacts, hourlyFactsOf } from "@/lib/server/answers/hourly-summary";
import type { OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import { countBook } from "@/lib/store/projection/count-book";
import { countOpenRisks, listOpenRisks } from "@/lib/store/projection/list-open-risks";
import { readHourlyFacts } from "@/lib/store/projection/read-hourly-facts";
import { sumPositions } from "@/lib/store/projection/sum-positions";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import { type Moment, readBook } from "@/lib/store/read/read-book";
import { inSlices } from "@/lib/store/read/slices";
import type { Scope } from "@/lib/store/read/statement";

/** What the overview says of a whole book. */
export type BookSummary = {
  readonly accounts: number;
  readonly commitments: number;
  readonly units: number;
  readonly positions: readonly Position[];
  /** The same, each source by itself. */
  readonly byProvider: readonly Position[];
  /** Nearest first. */
  readonly risks: readonly { readonly standing: Standing; readonly at: Instant }[];
  readonly riskCount: number;
  /** Null for a book in which nothing is bought by the hour. */
  readonly hourly: HourlyFacts | null;
};

export const readBookSummary = (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  riskMax: number,
): Promise<BookSummary> =>
  book.kept ? readKept(db, scope, riskMax) : addUp(db, scope, book.moment, riskMax);

const readKept = async (db: Queryable, scope: Scope, riskMax: number): Promise<BookSummary> => {
  const [counts, keyed, risks, riskCount, hourly] = await Promise.all([
    countBook(db, scope),
    sumPositions(db, scope, "provider"),
    listOpenRisks(db, scope, riskMax),
    countOpenRisks(db, scope),
    readHourlyFacts(db, scope),
  ]);
  const byProvider = keyed.map(({ position }) => position);
  return {
    ...counts,
    positions: joinAll(byProvider),
    byProvider,
    risks: risks.map(({ standing, cutAt }) => ({ standing, at: cutAt })),
    riskCount,
    hourly,
  };
};

const addUp = async (
  db: Queryable,
  scope: Scope,
  moment: Moment,
  riskMax: number,
): Promise<BookSummary> => {
  const [book, accounts] = await Promise.all([
    readBook(db, scope, moment),
    listAccountRecords(db, scope, moment),
  ]);
  const { standings } = book;
  const atOf = ({ record }: HourlyPart) => moment.cutOf(record.commitment.accountId);
  const byAccount = await inSlices(
    groupBy(standings, ({ record }) => record.commitment.accountId),
    ([accountId, own]) => addUpAccount(own, moment.cutOf(accountId)),
  );
  const positions = byAccount.flatMap((account) => account.positions);
  const risks = byAccount.flatMap((account) => account.risks);
  risks.sort(
    (left, right) =>
      compareText(left.goesWrongAt, right.goesWrongAt) || compareText(idOf(left), idOf(right)),
  );
  return {
    accounts: accounts.length,
    commitments: standings.length,
    units: new Set(standings.map(({ record }) => unitKey(record.commitment.unit))).size,
    positions: joinAll(positions),
    byProvider: [...groupBy(positions, ({ providers }) => providers.join(" "))]
      .sort(([left], [right]) => compareText(left, right))
      .flatMap(([, own]) => joinAll(own)),
    risks: risks.slice(0, riskMax),
    riskCount: risks.length,
    hourly: hourlyFactsOf(standings, atOf),
  };
};

/** One account by itself: its sums are joined to those of the others. */
const addUpAccount = (standings: readonly Standing[], at: Instant) => ({
  risks: risksOf(standings, at),
  positions: positionsOf(
    standings.filter((standing) => isInPosition(standing, at)),
    at,
  ),
});

type DatedRisk = BookSummary["risks"][number] & { readonly goesWrongAt: Instant };

const risksOf = (standings: readonly Standing[], at: Instant): DatedRisk[] => {
  const open = openRisksOf(standings, at);
  return standings.flatMap((standing) => {
    const goesWrongAt = open.get(standing.record.commitment.id);
    return goesWrongAt === undefined ? [] : [{ standing, at, goesWrongAt }];
  });
};

const idOf = ({ standing }: Pick<DatedRisk, "standing">): string => standing.record.commitment.id;
