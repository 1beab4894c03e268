import { mapMetric } from "@/lib/domain/base/metric";
import { amountOf, type Unit, unitKey } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import { burnGroupOf } from "@/lib/domain/forecast/burn-group";
import { type ForecastStep, forecastSteps } from "@/lib/domain/forecast/forecast-steps";
import { type BurnSpan, burnOver } from "@/lib/domain/forecast/measured-burn";
import { burnSpanOf } from "@/lib/domain/standing/foresee";
import { compareBurn, compareText, type Standing } from "@/lib/domain/standing/standing";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { PositionKey } from "@/lib/store/projection/list-position-addends";
import type { Walk, WalkStep } from "@/lib/wire/provenance";

/** How many steps an answer carries; `stepCount` counts all of them. */
const stepMax = 200;

/** The one simulation as it was walked for this commitment: segment by segment. */
export const walkOf = ({ standing, spans }: CommitmentBook): Walk => {
  const { commitment } = standing.record;
  const steps = stepsOf(standing);
  return {
    rate: rateOf(standing.burn, burnSpanOf(commitment, spans), commitment.unit),
    steps: steps.slice(0, stepMax),
    stepCount: steps.length,
  };
};

const rateOf = (burn: Standing["burn"], span: BurnSpan | undefined, unit: Unit): Walk["rate"] => {
  return {
    perDay: toAmountMetric(
      mapMetric(burn, ({ perDay }) => perDay),
      unit,
    ),
    window: span === undefined ? null : { start: span.start, end: span.end, days: span.days },
    consumed: span === undefined ? null : amountOf(span.consumed, unit),
  };
};

const stepsOf = ({ record, segments, ahead }: Standing): WalkStep[] => {
  const { id, unit, name } = record.commitment;
  const names = new Map(segments.map(({ segment }) => [segment.id, segment.name]));
  return ahead.outlooks
    .flatMap(forecastSteps)
    .map((step) => toStep(step, { id, unit, label: names.get(step.segmentId) ?? name }));
};

type StepOf = { readonly id: string; readonly unit: Unit; readonly label: string };

const toStep = (
  { segmentId, kind, from, to, amount, left }: ForecastStep,
  { id, unit, label }: StepOf,
): WalkStep => ({
  ...{ commitmentId: id, segmentId, label, kind, from, to },
  amount: amount === null ? null : amountOf(amount, unit),
  left: left === null ? null : amountOf(left, unit),
});

type Burning = {
  readonly standings: readonly Standing[];
  readonly spans: CommitmentBook["spans"];
};

/** The one simulation of each group that burns commitments of the unit, in the order of its instants. */
export const groupWalks = (
  { standings, spans }: Burning,
  { unit, side, pool }: PositionKey,
  at: Instant,
): Walk[] => {
  const wanted = standings.filter(({ record: { commitment }, ahead }) => {
    const isOf = commitment.side === side && poolOf(commitment) === pool;
    return isOf && unitKey(commitment.unit) === unitKey(unit) && ahead.outlooks.length > 0;
  });
  const keys = new Set(wanted.map(({ record }) => burnGroupOf(record.commitment)));
  return [...keys].sort().map((key) => {
    const group = standings
      .filter(({ record }) => burnGroupOf(record.commitment) === key)
      .sort(compareBurn(at));
    const steps = group.flatMap((standing) =>
      stepsOf(standing).map((step) => ({ ...step, label: nameOf(standing, step.label) })),
    );
    // What happens first comes first; at one instant in burn order.
    steps.sort((left, right) => compareText(left.from, right.from));
    const span = spans.get(key);
    return {
      rate: rateOf(burnOver(span), span, unit),
      steps: steps.slice(0, stepMax),
      stepCount: steps.length,
    };
  });
};

const nameOf = ({ record, segments }: Standing, segment: string): string => {
  const { name } = record.commitment;
  return segments.length === 1 || segment.startsWith(name) ? name : `${name}, ${segment}`;
};
