import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { AggregatePoint, SampleDoubt } from "@/lib/domain/hourly/utilization-sample";
import { moneyUnitOf } from "@/lib/providers/datadog/unit";
import {
  type Reading,
  readRate,
  readShare,
  toNumber,
} from "@/lib/providers/datadog/utilization-value";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { stableId } from "@/lib/providers/stable-id";

/** What a column or a series of the vendor's is in the book. */
export type Figure = {
  readonly measure: string;
  /** Printed beside it (metrics 3.9, 3.10). */
  readonly basis: string;
  /** A share lies between 0 and 1; a rate may be negative. */
  readonly kind: "share" | "rate" | "money" | "hours";
};

const figure = (measure: string, kind: Figure["kind"], basis: string): Figure => ({
  measure,
  kind,
  basis,
});

export const UTILIZATION = figure("utilization", "share", "what was committed");

/** Columns of the scalar answers, found by their names. */
export const COLUMNS: Readonly<Record<string, Figure>> = {
  utilization: UTILIZATION,
  unused_cost: figure("utilization.unused", "money", "cost of what was committed"),
  hours_coverage: figure("coverage.hours", "share", "hours"),
  cost_coverage: figure("coverage.cost", "share", "cost as Datadog counts it"),
  realized_savings: figure(
    "savings.realized",
    "money",
    "on-demand equivalent less actual cost with what was unused",
  ),
  effective_savings_rate: figure("savings.rate", "rate", "on-demand equivalent"),
};

export type SeriesFigures = {
  /** The member of the answer that holds the metric; null where the answer is the metric. */
  readonly member: string | null;
  readonly series: Readonly<Record<string, Figure>>;
};

const coverageSeries = (member: "cost" | "hours", basis: string): SeriesFigures => {
  const kind = member === "cost" ? "money" : "hours";
  const of = (name: string): Figure => figure(`coverage.${member}.${name}`, kind, basis);
  return {
    member,
    series: {
      ri: of("reservations"),
      sp: of("savings-plans"),
      on_demand_only: of("on-demand"),
      spot_only: of("spot"),
    },
  };
};

const total = (member: string, of: Figure): SeriesFigures => ({ member, series: { total: of } });

/** Metrics of the series answers and the series in them. */
export const SERIES = {
  "utilization/timeseries": [
    {
      member: null,
      series: {
        used: figure("utilization.used", "money", "cost of what was committed"),
        unused: figure("utilization.unused", "money", "cost of what was committed"),
      },
    },
  ],
  "coverage/timeseries": [
    coverageSeries("cost", "cost as Datadog counts it"),
    coverageSeries("hours", "hours"),
  ],
  "savings/timeseries": [
    total("actual_cost", figure("savings.actual", "money", "actual cost with what was unused")),
    total(
      "on_demand_equivalent_cost",
      figure("savings.on-demand-equivalent", "money", "on-demand price of what was used"),
    ),
    total(
      "realized_savings",
      figure(
        "savings.realized",
        "money",
        "on-demand equivalent less actual cost with what was unused",
      ),
    ),
    total("effective_savings_rate", figure("savings.rate", "rate", "on-demand equivalent")),
  ],
} as const satisfies Readonly<Record<string, readonly SeriesFigures[]>>;

export const isRatio = ({ kind }: Figure): boolean => kind === "share" || kind === "rate";

export type FigureOf = {
  readonly accountId: string;
  readonly scope: string;
  readonly figure: Figure;
  readonly span: AggregatePoint["span"];
  /** The vendor's unit, in whatever shape it came. */
  readonly unit: unknown;
  readonly currency: string;
  readonly reading: Reading;
};

/** A point, and why its value cannot be used when it was sent and cannot. */
export const toPoint = (
  of: FigureOf,
  { start, end }: ClosedPeriod,
  value: unknown,
): { readonly point: AggregatePoint; readonly doubt: SampleDoubt | null } => {
  const { accountId, scope, figure: told, span } = of;
  const { measure } = told;
  const { unit, isAssumed } = unitOf(of);
  const read = readValue(told.kind, value, of.reading);
  const point: AggregatePoint = {
    id: stableId("agg", accountId, scope, measure, span, start, end),
    accountId,
    scope,
    measure,
    basis: isAssumed ? `${told.basis}; currency assumed` : told.basis,
    span,
    start,
    end,
    value: read.value,
    unit,
  };
  return { point, doubt: read.doubt };
};

const unitOf = ({
  figure: told,
  unit,
  currency,
}: FigureOf): { unit: Unit | null; isAssumed: boolean } => {
  if (told.kind === "money") return moneyUnitOf(unit, currency);
  return {
    unit: told.kind === "hours" ? { kind: "quantity", code: "hours" } : null,
    isAssumed: false,
  };
};

const readValue = (
  kind: Figure["kind"],
  value: unknown,
  reading: Reading,
): { value: Decimal | null; doubt: SampleDoubt | null } => {
  // Nothing sent is nothing to remark on: the point says so itself.
  if (value === null || value === undefined) return { value: null, doubt: null };
  if (kind === "share") {
    const { utilization, doubt } = readShare(value, reading);
    return { value: utilization, doubt };
  }
  const number = toNumber(value);
  if (number === null) return { value: null, doubt: "not-a-number" };
  if (kind !== "rate") return { value: number, doubt: null };
  const rate = readRate(value, reading);
  return { value: rate, doubt: rate === null ? "scale" : null };
};
