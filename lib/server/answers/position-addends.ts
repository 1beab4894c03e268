import type { Instant } from "@/lib/domain/base/period";
import { comparePlaces, nameKey, placeOf } from "@/lib/domain/base/place";
import type { TotalFigure } from "@/lib/domain/figures/provable";
import {
  type AddedSums,
  addendsOf,
  addsSomething,
  totalPartsOf,
} from "@/lib/domain/proof/proof-total";
import { joinMetricSums } from "@/lib/domain/standing/metric-sum";
import {
  groupBy,
  isInPosition,
  joinAll,
  type Position,
  positionKey,
  positionsOf,
} from "@/lib/domain/standing/positions";
import { compareByTime, type Standing } from "@/lib/domain/standing/standing";
import { type Cursor, cursorOf, cutPage, keyOf } from "@/lib/server/answers/cursor";
import type { Asked, OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import {
  countPositionAddends,
  listPositionAddends,
  type PositionKey,
} from "@/lib/store/projection/list-position-addends";
import { sumPositions } from "@/lib/store/projection/sum-positions";
import { type Moment, readBook } from "@/lib/store/read/read-book";
import { inSlices } from "@/lib/store/read/slices";
import type { Scope } from "@/lib/store/read/statement";

/** One addend: an account with all that it has of it, or one commitment. */
export type AddedRow = AddedSums & {
  readonly account: { readonly id: string; readonly name: string };
  readonly commitment: { readonly id: string; readonly name: string } | null;
};

/** A position taken apart, whichever way it was added up. */
export type PositionAddends = {
  /** The very sum that the page shows; null where nothing counts. */
  readonly position: Position | null;
  readonly rows: readonly AddedRow[];
  readonly rowCount: number;
  readonly nextCursor: string | null;
  /** Of all addends. */
  readonly sums: AddedSums;
  /** Commitments of the side, pool and unit, those that the position does not count among them. */
  readonly commitments: number;
};

export type AddendPage = {
  readonly figure: TotalFigure;
  readonly limit: number;
  readonly cursor: Cursor | null;
};

/** A position of the book: each account is an addend. */
export const readPositionAddends = (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  key: PositionKey,
  page: AddendPage,
): Promise<PositionAddends> =>
  book.kept ? readKept(db, scope, key, page) : addUp(db, scope, book, key, page);

const readKept = async (
  db: Queryable,
  scope: Scope,
  key: PositionKey,
  { figure, limit, cursor }: AddendPage,
): Promise<PositionAddends> => {
  const parts = totalPartsOf(figure, key.pool);
  const after = keyOf(cursor, ["text"]);
  const [positions, counts, rows] = await Promise.all([
    sumPositions(db, scope, "provider"),
    countPositionAddends(db, scope, key, parts),
    listPositionAddends(db, scope, key, parts, { after, limit: limit + 1 }),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const own = positions
    .filter((each) => key.provider === undefined || each.key === key.provider)
    .map(({ position }) => position)
    .filter(isOf(key));
  return {
    position: joinAll(own)[0] ?? null,
    rows: page.map(({ account, above, below }) => ({ account, commitment: null, above, below })),
    rowCount: counts.rows,
    nextCursor: last && rows.length > limit ? cursorOf(null, [...last.key]) : null,
    sums: counts,
    commitments: counts.commitments,
  };
};

const isOf =
  ({ side, pool, unit }: PositionKey) =>
  (position: Pick<Position, "side" | "pool" | "unit">): boolean =>
    position.side === side &&
    position.pool === pool &&
    position.unit.kind === unit.kind &&
    position.unit.code === unit.code;

type ComputedBook = { readonly moment: Moment; readonly asked: Asked };

const addUp = async (
  db: Queryable,
  scope: Scope,
  { moment, asked }: ComputedBook,
  key: PositionKey,
  { figure, limit, cursor }: AddendPage,
): Promise<PositionAddends> => {
  const book = await readBook(db, scope, moment);
  const standings = ofPosition(book.standings, key);
  const parts = totalPartsOf(figure, key.pool);
  const byAccount = await inSlices(
    groupBy(standings, ({ record }) => record.commitment.accountId),
    ([id, own]) => {
      const at = moment.cutOf(id);
      const [position] = positionsOf(inPosition(own, at), at);
      return position && { account: { id, name: own[0].record.accountName }, position };
    },
  );
  const added = byAccount.flatMap((each) =>
    each === undefined
      ? []
      : [
          {
            ...each,
            commitment: null,
            above: each.position.sumOf(parts.above),
            below: parts.below === null ? null : each.position.sumOf(parts.below),
          },
        ],
  );
  const heard = added
    .filter(addsSomething)
    .sort((left, right) => comparePlaces(namePlace(left), namePlace(right)));
  return {
    position: joinAll(added.map(({ position }) => position))[0] ?? null,
    ...cutPage(heard, ({ account }) => account.id, { limit, cursor, clocks: asked }),
    rowCount: heard.length,
    sums: joinAdded(added),
    commitments: standings.length,
  };
};

const namePlace = ({ account }: Pick<AddedRow, "account">): string =>
  placeOf(nameKey(account.name), account.id);

/** A position of one account: each commitment is an addend. */
export const takeAccountPosition = (
  all: readonly Standing[],
  key: PositionKey,
  at: Instant,
  { figure, limit, cursor, asked }: AddendPage & { readonly asked: Asked },
): PositionAddends => {
  const standings = ofPosition(all, key);
  const counted = inPosition(standings, at);
  const added = addendsOf(counted, figure, at);
  const heard = added
    .filter(addsSomething)
    .sort((left, right) =>
      compareByTime(left.standing.record.commitment, right.standing.record.commitment),
    )
    .map(({ standing: { record }, above, below }) => ({
      account: { id: record.commitment.accountId, name: record.accountName },
      commitment: { id: record.commitment.id, name: record.commitment.name },
      above,
      below,
    }));
  return {
    position: positionsOf(counted, at)[0] ?? null,
    ...cutPage(heard, ({ commitment }) => commitment.id, { limit, cursor, clocks: asked }),
    rowCount: heard.length,
    sums: joinAdded(added),
    commitments: standings.length,
  };
};

const ofPosition = (standings: readonly Standing[], key: PositionKey): Standing[] => {
  const { side, pool, unit, provider } = key;
  const wanted = `${side} ${pool} ${unit.kind}:${unit.code}`;
  return standings.filter(
    ({ record: { commitment } }) =>
      positionKey(commitment) === wanted &&
      (provider === undefined || commitment.provider === provider),
  );
};

const inPosition = (standings: readonly Standing[], at: Instant): Standing[] =>
  standings.filter((standing) => isInPosition(standing, at));

const joinAdded = (added: readonly AddedSums[]): AddedSums => ({
  above: joinMetricSums(added.map(({ above }) => above)),
  below: joinMetricSums(added.flatMap(({ below }) => below ?? [])),
});
