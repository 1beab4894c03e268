import { type DayNumber, utcMidnight } from "@/sandbox/clock-days";
import type { Answering } from "@/sandbox/datadog/answering";
import { type Fine, fineText, ratioOf, roundTo } from "@/sandbox/datadog/fine-amount";
import {
  commitmentDays,
  type ProductDay,
  productDays,
  profileOf,
} from "@/sandbox/datadog/product-days";
import { DOLLAR, unitMember } from "@/sandbox/datadog/units";
import { type Fault, findFault } from "@/sandbox/faults/fault";
import { type JsonObject, type JsonValue, VerbatimJson } from "@/sandbox/json-text";

const DIGITS = 6;

export const wireNumber = (value: Fine): VerbatimJson =>
  new VerbatimJson(fineText(roundTo(value, DIGITS)));

type Series = Readonly<Record<string, readonly JsonValue[]>>;
type Metric = {
  readonly days: readonly DayNumber[];
  readonly series: Series;
  readonly unit?: JsonObject;
};

const brokenSeries = (series: Series, faults: readonly Fault[]): Series => {
  const fault = findFault(faults, "series");
  const name = fault?.name ?? Object.keys(series)[0];
  if (!fault || fault.as === "milliseconds") return series;
  return Object.fromEntries(
    Object.entries(series).flatMap(([one, values]) => {
      if (one !== name) return [[one, values]];
      if (fault.as === "missing") return [];
      return [[one, values.map((value, index) => (index === 1 ? null : value))]];
    }),
  );
};

/** Times are Unix seconds, one point per UTC day; the arrays of the series run beside them. */
const metric = ({ days, series, unit }: Metric, faults: readonly Fault[]): JsonObject => {
  const isMilliseconds = findFault(faults, "series")?.as === "milliseconds";
  return {
    series: brokenSeries(series, faults),
    times: days.map((day) => utcMidnight(day) / (isMilliseconds ? 1 : 1000)),
    ...(unit ? unitMember("unit", unit, faults) : {}),
  };
};

const isEmptied = (faults: readonly Fault[]): boolean => findFault(faults, "empty-page") !== null;

/** What a savings plan or reservation was used for and not used for, in money. */
export const answerUtilizationSeries = (answering: Answering): JsonValue => {
  const { faults } = answering;
  const days = isEmptied(faults) ? [] : commitmentDays(answering);
  const rounded = days.map(({ used, committed }) => ({
    used: roundTo(used, DIGITS),
    committed: roundTo(committed, DIGITS),
  }));
  const series: Series = {
    used: rounded.map(({ used }) => wireNumber(used)),
    unused: rounded.map(({ used, committed }) => wireNumber(committed - used)),
  };
  const isAny = days.length > 0;
  return metric(
    { days: days.map(({ day }) => day), series: isAny ? series : {}, unit: DOLLAR },
    faults,
  );
};

/** A kind of cover nothing ever ran under has no key. */
const withoutEmpty = (series: Readonly<Record<string, readonly (Fine | null)[]>>): Series =>
  Object.fromEntries(
    Object.entries(series).flatMap(([name, values]) =>
      values.every((value) => value === null || value === 0n)
        ? []
        : [[name, values.map((value) => wireNumber(value ?? 0n))]],
    ),
  );

const found = (answering: Answering): readonly ProductDay[] =>
  isEmptied(answering.faults) ? [] : productDays(answering);

export const answerCoverageSeries = (answering: Answering): JsonValue => {
  const { faults, query } = answering;
  const all = found(answering);
  const days = all.map(({ day }) => day);
  const { price } = profileOf(query.product);
  const hours = (atList: Fine | null): Fine | null =>
    atList === null ? null : ratioOf(atList, price, DIGITS);
  const cost = withoutEmpty({
    on_demand_only: all.map(({ onDemand }) => onDemand),
    ri: all.map(({ ri }) => ri.used),
    sp: all.map(({ sp }) => sp.used),
    spot_only: all.map(({ spot }) => spot),
  });
  const time = withoutEmpty({
    on_demand_only: all.map(({ onDemand }) => hours(onDemand)),
    ri: all.map(({ riAtList }) => hours(riAtList)),
    sp: all.map(({ spAtList }) => hours(spAtList)),
    spot_only: all.map(({ spot }) => hours(spot)),
  });
  return {
    cost: metric({ days, series: cost, unit: DOLLAR }, faults),
    hours: metric({ days, series: time }, faults),
  };
};

/** Unused commitment raises the actual cost; only what was used has a list price (metrics 3.10). */
export const savingsOf = ({ ri, sp, riAtList, spAtList }: ProductDay) => ({
  atList: riAtList + spAtList,
  actual: ri.committed + sp.committed,
});

export const answerSavingsSeries = (answering: Answering): JsonValue => {
  const { faults } = answering;
  const all = found(answering).map((day) => ({ day: day.day, ...savingsOf(day) }));
  const days = all.map(({ day }) => day);
  // Where nothing was used the rate divides by nothing: that day has no point.
  const rated = all.filter(({ atList }) => atList > 0n);
  const total = (values: readonly Fine[]): Series => ({ total: values.map(wireNumber) });
  const money = (values: readonly Fine[]): JsonObject =>
    metric({ days, series: total(values), unit: DOLLAR }, faults);
  const rates = rated.map(({ atList, actual }) => ratioOf(atList - actual, atList, DIGITS));
  return {
    actual_cost: money(all.map(({ actual }) => actual)),
    effective_savings_rate: metric(
      { days: rated.map(({ day }) => day), series: total(rates) },
      faults,
    ),
    on_demand_equivalent_cost: money(all.map(({ atList }) => atList)),
    realized_savings: money(all.map(({ atList, actual }) => atList - actual)),
  };
};
