import { type Metric, NOT_APPLICABLE } from "@/lib/domain/base/metric";
import { type Decimal, ZERO } from "@/lib/domain/base/money";
import { addsSomething, totalFormula, totalTitle } from "@/lib/domain/proof/proof-total";
import { type MetricSum, toMetricSum } from "@/lib/domain/standing/metric-sum";
import { comparePlacesBy, placesOf } from "@/lib/domain/standing/places";
import { isCounted } from "@/lib/domain/standing/position-sums";
import { positionKey } from "@/lib/domain/standing/positions";
import type { Standing } from "@/lib/domain/standing/standing";
import { type CommitmentView, isInView } from "@/lib/domain/standing/views";
import {
  type ListInput,
  readFiltered,
  sumsOf,
  toStandingFilter,
} from "@/lib/server/answers/commitment-list";
import { type Cursor, cursorOf, cutPage, keyOf } from "@/lib/server/answers/cursor";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { Asked, OpenedBook } from "@/lib/server/answers/moment";
import { toAddend, uncountedOf } from "@/lib/server/answers/total-page";
import { toUnitTotal } from "@/lib/server/answers/unit-total";
import type { Queryable } from "@/lib/store/database";
import { countStandings, type ListedSum } from "@/lib/store/projection/count-standings";
import { listStandings } from "@/lib/store/projection/list-standings";
import type { ListedFigure, TotalFilter } from "@/lib/store/projection/standing-filter";
import type { Moment } from "@/lib/store/read/read-book";
import type { Scope } from "@/lib/store/read/statement";
import type { TotalProofPage } from "@/lib/wire/total-proof";

export type ListAddendsInput = {
  readonly filter: ListInput["filter"];
  readonly view: CommitmentView;
  readonly total: Omit<TotalFilter, "adds">;
  readonly figure: ListedFigure;
  readonly limit: number;
  readonly cursor: Cursor | null;
};

/** A total of a list taken apart into its commitments, whichever way it was added up. */
export const readListAddends = async (
  db: Queryable,
  scope: Scope,
  book: OpenedBook,
  input: ListAddendsInput,
): Promise<Omit<TotalProofPage, "meta">> => {
  const taken = book.kept ? await readKept(db, scope, input) : await addUp(db, scope, book, input);
  return toPage(taken, input);
};

type Taken = {
  /** Of everything in the list; undefined where it holds nothing of the kind. */
  readonly all: ListedSum | undefined;
  /** Of those that add something. */
  readonly heard: ListedSum | undefined;
  readonly rows: readonly Standing[];
  readonly nextCursor: string | null;
};

const readKept = async (
  db: Queryable,
  scope: Scope,
  { filter: asked, view, total, figure, limit, cursor }: ListAddendsInput,
): Promise<Taken> => {
  const order = "account";
  const filter = await toStandingFilter(db, scope, asked);
  const adding = { ...filter, total: { ...total, adds: figure } };
  const after = keyOf(cursor, ["text"]);
  const [all, heard, rows] = await Promise.all([
    countStandings(db, scope, { ...filter, total: { ...total, adds: null } }, view),
    countStandings(db, scope, adding, view),
    listStandings(db, scope, { filter: adding, view, order, after, limit: limit + 1 }),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    all: all.sums[0],
    heard: heard.sums[0],
    rows: page.map(({ standing }) => standing),
    nextCursor: last && rows.length > limit ? cursorOf(null, [...last.key]) : null,
  };
};

type ComputedBook = { readonly moment: Moment; readonly asked: Asked };

const addUp = async (
  db: Queryable,
  scope: Scope,
  { moment, asked }: ComputedBook,
  { filter, view, total, figure, limit, cursor }: ListAddendsInput,
): Promise<Taken> => {
  const { side, pool, unit } = total;
  const wanted = `${side} ${pool} ${unit.kind}:${unit.code}`;
  const filtered = await readFiltered(db, scope, moment, filter);
  const all = filtered.filter(
    (standing) =>
      positionKey(standing.record.commitment) === wanted &&
      isInView(standing, view, moment.cutOf(standing.record.commitment.accountId)),
  );
  const compare = comparePlacesBy("account");
  const heard = all
    .filter((standing) => isCounted(standing) && addsSomething(addedBy(standing, figure)))
    .map((standing) => ({ standing, places: placesOf(standing) }))
    .sort((left, right) => compare(left.places, right.places))
    .map(({ standing }) => standing);
  return {
    all: sumsOf(all)[0],
    heard: sumsOf(heard)[0],
    ...cutPage(heard, ({ record }) => record.commitment.id, { limit, cursor, clocks: asked }),
  };
};

const addedBy = ({ figures }: Standing, figure: ListedFigure) => ({
  above: toMetricSum(figures[figure]),
  below: null,
});

const toPage = (
  { all, heard, rows, nextCursor }: Taken,
  { total: { unit, side, pool }, figure }: ListAddendsInput,
): Omit<TotalProofPage, "meta"> => {
  const value = all === undefined ? NOT_APPLICABLE : toUnitTotal(all)[figure];
  return {
    data: rows.map((standing) => {
      const { commitment, accountName } = standing.record;
      return toAddend(
        {
          account: { id: commitment.accountId, name: accountName },
          commitment: { id: commitment.id, name: commitment.name },
          ...addedBy(standing, figure),
        },
        unit,
      );
    }),
    nextCursor,
    total: heard?.commitments ?? 0,
    proof: {
      title: totalTitle(figure, pool),
      ...{ unit, side, pool, figure },
      value: { type: "amount", metric: value },
      formula: totalFormula(figure, pool),
      quotient: null,
      control: { above: toAmountMetric(controlOf(all, heard, figure), unit), below: null },
      commitments: (all?.commitments ?? 0) - (all?.withoutAmount ?? 0),
      notCounted: uncountedOf("Amount not given", all?.withoutAmount ?? 0),
      walks: [],
    },
  };
};

/** What those that add something come to; what adds nothing says only which words there were. */
const controlOf = (
  all: ListedSum | undefined,
  heard: ListedSum | undefined,
  figure: ListedFigure,
): Metric<Decimal> => {
  if (all === undefined) return NOT_APPLICABLE;
  const sum: MetricSum = {
    value: heard?.[figure].value ?? (all[figure].value === null ? null : ZERO),
    marks: all[figure].marks,
    gap: heard?.[figure].gap ?? null,
  };
  const { [figure]: told } = toUnitTotal({ ...all, [figure]: sum });
  return told.kind === "value" || told.kind === "incomplete"
    ? { ...told, value: told.value.amount }
    : told;
};
