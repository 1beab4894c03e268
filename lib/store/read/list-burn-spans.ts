import type { Commitment } from "@/lib/domain/base/commitment";
import { type Decimal, sumDecimals } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import { burnGroupOf } from "@/lib/domain/forecast/burn-group";
import {
  type DayWindow,
  dailyWindow,
  postedWindow,
  postingDayMax,
  type WholeDays,
  wholeDaysOf,
} from "@/lib/domain/forecast/burn-window";
import { type BurnSpan, burnSpan } from "@/lib/domain/forecast/measured-burn";
import { groupBy } from "@/lib/domain/standing/positions";
import { originOf } from "@/lib/domain/standing/standing";
import { sources } from "@/lib/sources/sources";
import type { Queryable } from "@/lib/store/database";
import { listConsumed } from "@/lib/store/read/list-consumed";
import { listPostingDays, type PostingDay } from "@/lib/store/read/list-posting-days";

/** A commitment with the instant it is told at and how far its consumption was read. */
export type BurnMember = {
  readonly commitment: Commitment;
  readonly at: Instant;
  readonly readTo: Instant | null;
};

type Group = {
  readonly key: string;
  readonly members: readonly Commitment[];
  readonly whole: WholeDays;
};

/**
 * metrics 3.4 with rulings 19 and 28 of 3.14: what every burn group with a running commitment consumed
 * in the window its rate is measured over, by group. Two statements, bounded by days and not by how
 * much is posted on them.
 */
export const listBurnSpans = async (
  db: Queryable,
  members: readonly BurnMember[],
  knownAt: Instant,
): Promise<ReadonlyMap<string, BurnSpan>> => {
  const drawn = members.filter(({ commitment }) => commitment.model === "discontinuous");
  const groups = [...groupBy(drawn, ({ commitment }) => burnGroupOf(commitment))].flatMap(toGroup);
  const isDaily = ({ members: [first] }: Group) =>
    first !== undefined && originOf(first) === "derived";
  const spans = await Promise.all([
    spansOfDays(db, groups.filter(isDaily), knownAt),
    spansOfPostings(
      db,
      groups.filter((group) => !isDaily(group)),
      knownAt,
    ),
  ]);
  return new Map(spans.flat());
};

const toGroup = ([key, members]: [string, readonly [BurnMember, ...BurnMember[]]]): Group[] => {
  const [{ commitment, at, readTo }] = members;
  if (!members.some((member) => contains(member.commitment, at))) return [];
  const start = members.map((member) => member.commitment.start).sort()[0] ?? at;
  const whole = wholeDaysOf(start, at, readTo, sources[commitment.provider].dayZone);
  return whole === null
    ? []
    : [{ key, whole, members: members.map((member) => member.commitment) }];
};

type Keyed = readonly [key: string, span: BurnSpan];

/** Charges come day by day: a day without a row is a day of nothing. */
const spansOfDays = async (
  db: Queryable,
  groups: readonly Group[],
  knownAt: Instant,
): Promise<Keyed[]> => {
  const windows = groups.map(({ whole }) => burnSpan(dailyWindow(whole), whole.zone, {}));
  const wanted = groups.flatMap(({ members }, index) => {
    const window = windows[index];
    return window === undefined ? [] : members.map((member) => ({ member, window }));
  });
  const consumed = await listConsumed(db, wanted, knownAt);
  return groups.map(({ key, members, whole }) => {
    const parts = members.flatMap(({ id }) => {
      const own = consumed.get(id);
      return own === undefined ? [] : [[id, own] as const];
    });
    return [key, burnSpan(dailyWindow(whole), whole.zone, Object.fromEntries(parts))];
  });
};

/** A vendor's own ledger says by the days it posts on how often it does. */
const spansOfPostings = async (
  db: Queryable,
  groups: readonly Group[],
  knownAt: Instant,
): Promise<Keyed[]> => {
  const wanted = groups.flatMap(({ members, whole }) =>
    members.map((member) => ({ member, whole })),
  );
  const postings = await listPostingDays(db, wanted, knownAt);
  return groups.flatMap(({ key, members, whole }): Keyed[] => {
    const own = members.flatMap(({ id }) => postings.get(id) ?? []);
    const days = [...new Set(own.map(({ day }) => day))].sort().slice(-postingDayMax);
    const window = postedWindow(days, whole);
    return window === null ? [] : [[key, burnSpan(window, whole.zone, partsIn(own, window))]];
  });
};

const partsIn = (
  postings: readonly PostingDay[],
  { first, last }: DayWindow,
): Readonly<Record<string, Decimal>> => {
  const within = postings.filter(({ day }) => first <= day && day <= last);
  return Object.fromEntries(
    [...groupBy(within, ({ commitmentId }) => commitmentId)].map(([id, own]) => [
      id,
      sumDecimals(own.map(({ consumed }) => consumed)),
    ]),
  );
};
