import { recordOf } from "@/lib/domain/base/keys-of";
import { poolOf } from "@/lib/domain/base/pool";
import { joinMetricSums, toMetricSum } from "@/lib/domain/standing/metric-sum";
import {
  commitmentOrders,
  comparePlacesBy,
  type Places,
  placesOf,
} from "@/lib/domain/standing/places";
import { isCounted } from "@/lib/domain/standing/position-sums";
import { groupBy, positionKey } from "@/lib/domain/standing/positions";
import type { Standing } from "@/lib/domain/standing/standing";
import { type CommitmentView, commitmentViews, isInView } from "@/lib/domain/standing/views";
import { type Cursor, cursorOf, cutPage, type KeyKind, keyOf } from "@/lib/server/answers/cursor";
import type { OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import { countStandings, type ListedSum } from "@/lib/store/projection/count-standings";
import { findStandings } from "@/lib/store/projection/find-standings";
import { listStandings } from "@/lib/store/projection/list-standings";
import type { StandingFilter } from "@/lib/store/projection/standing-filter";
import type { CommitmentFilter } from "@/lib/store/read/list-commitment-heads";
import { type Moment, readBook } from "@/lib/store/read/read-book";
import { inSlices } from "@/lib/store/read/slices";
import type { Scope } from "@/lib/store/read/statement";
import type { CommitmentQuery } from "@/lib/wire/commitment";

/** A page of commitments, with what all of its list come to. */
export type CommitmentList = {
  readonly rows: readonly { readonly standing: Standing; readonly at: string }[];
  readonly nextCursor: string | null;
  readonly views: Readonly<Record<CommitmentView, number>>;
  readonly sums: readonly ListedSum[];
};

export type ListInput = {
  readonly filter: CommitmentFilter & Pick<StandingFilter, "state">;
  readonly view: CommitmentView;
  readonly sort: CommitmentQuery["sort"];
  readonly limit: number;
  readonly cursor: Cursor | null;
};

export const readCommitmentList = (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  input: ListInput,
): Promise<CommitmentList> =>
  book.kept ? readKept(db, scope, input) : addUp(db, scope, book, input);

const kinds: Readonly<Record<keyof Places, KeyKind>> = {
  ...{ account: "text", name: "text", end: "instant", risk: "instant" },
  ...{ available: "decimal", utilization: "decimal" },
};

const readKept = async (
  db: Queryable,
  scope: Scope,
  { filter: asked, view, sort, limit, cursor }: ListInput,
): Promise<CommitmentList> => {
  const filter = await toStandingFilter(db, scope, asked);
  const after = keyOf(
    cursor,
    commitmentOrders[sort].map(({ by }) => kinds[by]),
  );
  const [rows, counts] = await Promise.all([
    listStandings(db, scope, { filter, view, order: sort, after, limit: limit + 1 }),
    countStandings(db, scope, filter, view),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ standing, cutAt }) => ({ standing, at: cutAt })),
    nextCursor: last && rows.length > limit ? cursorOf(null, [...last.key]) : null,
    ...counts,
  };
};

/** A search is looked for once, and then is a filter like any other. */
export const toStandingFilter = async (
  db: Queryable,
  scope: Scope,
  { q, ...named }: ListInput["filter"],
): Promise<StandingFilter> => {
  const isSearch = q !== undefined && q.text.trim() !== "";
  return isSearch ? { ...named, among: await findStandings(db, scope, q) } : named;
};

type ComputedBook = { readonly moment: Moment; readonly asked: OpenedBook["asked"] };

const addUp = async (
  db: Queryable,
  scope: Scope,
  { moment, asked }: ComputedBook,
  { filter, view, sort, limit, cursor }: ListInput,
): Promise<CommitmentList> => {
  const filtered = await readFiltered(db, scope, moment, filter);
  const atOf = ({ record }: Standing) => moment.cutOf(record.commitment.accountId);
  const compare = comparePlacesBy(sort);
  const placed = await inSlices(
    filtered.filter((standing) => isInView(standing, view, atOf(standing))),
    (standing) => ({ standing, places: placesOf(standing) }),
  );
  const listed = placed
    .sort((left, right) => compare(left.places, right.places))
    .map(({ standing }) => standing);
  const page = cutPage(listed, idOf, { limit, cursor, clocks: asked });
  return {
    rows: page.rows.map((standing) => ({ standing, at: atOf(standing) })),
    nextCursor: page.nextCursor,
    views: countViews(filtered, atOf),
    sums: sumsOf(listed),
  };
};

/** Everything the filter names, added up at a moment, whatever the view. */
export const readFiltered = async (
  db: Queryable,
  scope: Scope,
  moment: Moment,
  { state, ...filter }: ListInput["filter"],
): Promise<Standing[]> => {
  const book = await readBook(db, scope, moment, filter);
  return book.standings.filter(
    (standing) =>
      book.matching.has(standing.record.commitment.id) &&
      (state === undefined || standing.state === state),
  );
};

const idOf = ({ record }: Standing): string => record.commitment.id;

const countViews = (
  standings: readonly Standing[],
  atOf: (standing: Standing) => string,
): CommitmentList["views"] =>
  recordOf(
    commitmentViews,
    (view) => standings.filter((standing) => isInView(standing, view, atOf(standing))).length,
  );

/** What a list adds up, one sum for each side, pool and unit. */
export const sumsOf = (listed: readonly Standing[]): ListedSum[] =>
  [...groupBy(listed, ({ record }) => positionKey(record.commitment)).values()].map((group) => {
    const { unit, side, shape, model } = group[0].record.commitment;
    const counted = group.filter(isCounted);
    const sum = (figure: "committed" | "available" | "overdrawn") =>
      joinMetricSums(counted.map(({ figures }) => toMetricSum(figures[figure])));
    return {
      unit,
      side,
      pool: poolOf({ shape, model }),
      commitments: group.length,
      withoutAmount: group.length - counted.length,
      committed: sum("committed"),
      available: sum("available"),
      overdrawn: sum("overdrawn"),
    };
  });
