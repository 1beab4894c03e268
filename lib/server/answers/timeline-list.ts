import type { CommitmentSide } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";
import { comparePlaces, nameKey, placeOf } from "@/lib/domain/base/place";
import { sidesInOrder } from "@/lib/domain/standing/places";
import { groupBy } from "@/lib/domain/standing/positions";
import { compareByTime, type Standing } from "@/lib/domain/standing/standing";
import { type CommitmentView, isInView } from "@/lib/domain/standing/views";
import { type ListInput, toStandingFilter } from "@/lib/server/answers/commitment-list";
import { type Cursor, cursorOf, foreignCursor, keyOf } from "@/lib/server/answers/cursor";
import type { OpenedBook } from "@/lib/server/answers/moment";
import type { Queryable } from "@/lib/store/database";
import {
  countAccountSides,
  listAccountSides,
  listMatching,
} from "@/lib/store/projection/list-account-sides";
import { listStandingsOf } from "@/lib/store/projection/list-standings-of";
import { listCommitmentHeads } from "@/lib/store/read/list-commitment-heads";
import { type Moment, readBook } from "@/lib/store/read/read-book";
import { narrowScope, type Scope } from "@/lib/store/read/statement";

/** One side of an account: what the filter names of it, and all that it has. */
export type TimelineSide = {
  readonly side: CommitmentSide;
  readonly shown: readonly Standing[];
  readonly all: readonly Standing[];
};

export type TimelineList = {
  readonly sides: readonly TimelineSide[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly commitments: number;
  readonly accounts: number;
  readonly span: { readonly start: Instant; readonly end: Instant | null } | null;
};

export type TimelineInput = {
  readonly filter: ListInput["filter"];
  readonly view: CommitmentView;
  readonly limit: number;
  readonly cursor: Cursor | null;
};

/** A page ends early where its accounts hold more than this; one account is told whole all the same. */
const commitmentsMax = 1_000;

export const readTimeline = (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  input: TimelineInput,
): Promise<TimelineList> =>
  book.kept ? readKept(db, scope, input) : addUp(db, scope, book, input);

/** Where a side of an account stands in the list, before it has been read. */
type Place = {
  readonly side: CommitmentSide;
  readonly accountId: string;
  readonly namePlace: string;
  readonly commitments: number;
};

const readKept = async (
  db: Queryable,
  scope: Scope,
  { filter: asked, view, limit, cursor }: TimelineInput,
): Promise<TimelineList> => {
  const filter = await toStandingFilter(db, scope, asked);
  const after = placeAfter(cursor);
  const [places, count] = await Promise.all([
    listAccountSides(db, scope, { filter, view, after, limit: limit + 1 }),
    countAccountSides(db, scope, filter, view),
  ]);
  const page = cutPlaces(places, limit, null);
  const own = narrowScope(scope, accountsOf(page.places));
  const [standings, matching] = await Promise.all([
    listStandingsOf(db, own, {}),
    listMatching(db, own, filter, view),
  ]);
  return {
    sides: toSides(
      page.places,
      standings.map(({ standing }) => standing),
      (id) => matching.has(id),
    ),
    nextCursor: page.nextCursor,
    total: count.sides,
    commitments: count.commitments,
    accounts: count.accounts,
    span: count.start === null ? null : { start: count.start, end: count.end },
  };
};

type ComputedBook = { readonly moment: Moment; readonly asked: OpenedBook["asked"] };

/** Terms say which accounts a page has; only these are added up, unless a state decides who is listed. */
const addUp = async (
  db: Queryable,
  scope: Scope,
  { moment, asked }: ComputedBook,
  { filter: { state, ...filter }, view, limit, cursor }: TimelineInput,
): Promise<TimelineList> => {
  const heads = await listCommitmentHeads(db, scope, moment, filter);
  const isByState = state !== undefined || view !== "all";
  const readOf = async (accountIds: readonly string[]) =>
    (await readBook(db, narrowScope(scope, accountIds), moment)).standings;
  const whole = isByState
    ? await readOf([...new Set(heads.map(({ commitment }) => commitment.accountId))])
    : null;
  const inState =
    whole && new Set(whole.filter((each) => isAsked(each, state, view, moment)).map(idOf));
  const listed = heads.filter(
    ({ matches, commitment }) => matches && (inState === null || inState.has(commitment.id)),
  );
  const groups = groupBy(listed, ({ commitment }) => `${commitment.side} ${commitment.accountId}`);
  const places = [...groups.values()].map(([head, ...others]): Place => {
    const { side, accountId } = head.commitment;
    const namePlace = placeOf(nameKey(head.accountName), accountId);
    return { side, accountId, namePlace, commitments: 1 + others.length };
  });
  const after = placeAfter(cursor);
  const left = places
    .sort(comparePlace)
    .filter((place) => after === null || comparePlace(place, after) > 0);
  const page = cutPlaces(left, limit, asked);
  const standings = whole ?? (await readOf(accountsOf(page.places)));
  const shown = new Set(listed.map(({ commitment }) => commitment.id));
  const periods = listed.map(({ commitment }) => commitment);
  return {
    sides: toSides(page.places, standings, (id) => shown.has(id)),
    nextCursor: page.nextCursor,
    total: places.length,
    commitments: listed.length,
    accounts: accountsOf(places).length,
    span: spanOf(periods),
  };
};

const isAsked = (
  standing: Standing,
  state: string | undefined,
  view: CommitmentView,
  { cutOf }: Moment,
): boolean =>
  (state === undefined || standing.state === state) &&
  isInView(standing, view, cutOf(standing.record.commitment.accountId));

const idOf = ({ record }: Standing): string => record.commitment.id;

const spanOf = (
  periods: readonly { readonly start: Instant; readonly end: Instant | null }[],
): TimelineList["span"] => {
  const [start] = periods.map((period) => period.start).sort();
  const end =
    periods
      .flatMap((period) => period.end ?? [])
      .sort()
      .at(-1) ?? null;
  return start === undefined ? null : { start, end };
};

const comparePlace = (
  left: Pick<Place, "side" | "namePlace">,
  right: Pick<Place, "side" | "namePlace">,
): number =>
  sidesInOrder.indexOf(left.side) - sidesInOrder.indexOf(right.side) ||
  comparePlaces(left.namePlace, right.namePlace);

const placeAfter = (cursor: Cursor | null): Pick<Place, "side" | "namePlace"> | null => {
  const key = keyOf(cursor, ["text", "text"]);
  if (key === null) return null;
  const side = sidesInOrder.find((each) => each === key[0]);
  const namePlace = key[1] ?? null;
  if (side === undefined || namePlace === null) throw foreignCursor();
  return { side, namePlace };
};

const accountsOf = (places: readonly Place[]): string[] => [
  ...new Set(places.map(({ accountId }) => accountId)),
];

const cutPlaces = (
  places: readonly Place[],
  limit: number,
  clocks: OpenedBook["asked"],
): { readonly places: readonly Place[]; readonly nextCursor: string | null } => {
  let held = 0;
  const tooMany = places.findIndex(({ commitments }, index) => {
    held += commitments;
    return index === limit || (index > 0 && held > commitmentsMax);
  });
  const page = tooMany === -1 ? places : places.slice(0, tooMany);
  const last = page.at(-1);
  const hasMore = last !== undefined && page.length < places.length;
  return {
    places: page,
    nextCursor: hasMore ? cursorOf(clocks, [last.side, last.namePlace]) : null,
  };
};

const toSides = (
  places: readonly Place[],
  standings: readonly Standing[],
  isShown: (id: string) => boolean,
): TimelineSide[] => {
  const own = groupBy(
    standings,
    ({ record: { commitment } }) => `${commitment.side} ${commitment.accountId}`,
  );
  return places.map(({ side, accountId }) => {
    const all = [...(own.get(`${side} ${accountId}`) ?? [])].sort((left, right) =>
      compareByTime(left.record.commitment, right.record.commitment),
    );
    return { side, all, shown: all.filter((each) => isShown(idOf(each))) };
  });
};
