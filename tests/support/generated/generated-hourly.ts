import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { addDuration } from "@/lib/domain/base/period";
import { overHours } from "@/lib/domain/hourly/hourly-day";
import type { AggregatePoint, UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { ClosedPeriod, ProviderBatch } from "@/lib/providers/provider";
import {
  accountsBatch,
  amountOf,
  complete,
  completenessOf,
  monthStart,
  nameOf,
  type Told,
} from "@/tests/support/generated/told";

const accountId = "acc_h1";
const scope = "aws/ec2/sp";
const dayMs = 86_400_000;
/** Days read at the first reading, and then again up to each later one. */
const daysBack = 12;

/** One organization that buys by the hour, with days doubted, not given and restated. */
export function* listHourlyBatches(told: Told): Generator<ProviderBatch> {
  yield accountsBatch(told, "datadog", [{ id: accountId, access: "readable" }]);
  const commitments = listCommitments(told);
  yield {
    type: "terms",
    accountId,
    contracts: [],
    invoices: [],
    commitments: commitments.map((each) => told.sourced(each, { id: each.id })),
    segments: commitments.map((each) => told.sourced(toSegment(each), { id: each.id })),
    leavesOutEnded: true,
    completeness: completenessOf(told, "hourly terms"),
  };
  yield { type: "account-end", accountId };
  const days = listDays(told);
  for (const [index, window] of days.entries()) {
    const samples = commitments.flatMap((each) => listSamples(told, each, window));
    yield {
      type: "samples",
      accountId,
      scope,
      window,
      samples: samples.map((sample) => told.sourced(sample, { raw: sample.raw })),
      ofCommitments: commitments.map(({ id }) => id),
      isWhole: true,
      progress: { done: index + 1, total: days.length },
    };
  }
  yield {
    type: "samples-end",
    accountId,
    completeness: completenessOf(told, "hourly samples"),
  };
  yield {
    type: "aggregates",
    accountId,
    points: [...days.flatMap((window) => listPoints(told, window)), ...listWindows(told, days)],
    completeness: complete,
  };
}

/** The same figures once more, over all the days at once. */
const listWindows = (told: Told, days: readonly ClosedPeriod[]) => {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return listPoints(told, { start: first.start, end: last.end }).map(({ fact, source }) => ({
    source,
    fact: { ...fact, id: `${fact.id}.window`, span: "window" as const },
  }));
};

const listDays = ({ at }: Told): ClosedPeriod[] =>
  Array.from({ length: daysBack }, (_, index) => {
    const midnight = `${addDuration(at, -(index + 1) * dayMs).slice(0, 10)}T00:00:00.000Z`;
    return { start: midnight, end: addDuration(midnight, dayMs) };
  }).reverse();

const listCommitments = (told: Told): Commitment[] => {
  const dice = told.dice("hourly");
  return Array.from({ length: 6 }, (_, index) => {
    const isPercentOnly = index === 1;
    const isUndated = index === 2;
    return {
      id: `${accountId}.h${index}`,
      accountId,
      contractId: null,
      provider: "datadog" as const,
      externalId: `ext_h${index}`,
      name: nameOf(dice, "Plan"),
      description: null,
      side: "bought" as const,
      shape: "burn-down" as const,
      model: "continuous" as const,
      category: index % 2 === 0 ? ("spend" as const) : ("usage" as const),
      vendorType: index % 2 === 0 ? "ComputeSavingsPlans" : "Reserved Instance",
      unit:
        index % 2 === 0
          ? { kind: "currency" as const, code: "USD" }
          : { kind: "quantity" as const, code: "m5.large" },
      measure: null,
      drawnAt: "commitment" as const,
      start: monthStart(dice.between(-14, 0)),
      // Ends within the readings, soon after them, never, or years later.
      end: isUndated ? null : monthStart([2, 3, 4, 26][dice.between(0, 3)] ?? 2),
      zone: "UTC",
      ...UNSAID_TERMS,
      undated: isUndated ? ["end" as const] : [],
      perHour: isPercentOnly ? null : amountOf(dice, 20),
      vendorStatus: ["active", "cancelled", "expired", null][dice.between(0, 3)] ?? null,
      attributes: [
        { key: "product", label: "Product", text: "aws/ec2" },
        {
          key: "region",
          label: "Region",
          text: dice.between(0, 1) === 0 ? "eu-west-1" : "us-east-1",
        },
        { key: "family", label: "Family", text: dice.between(0, 1) === 0 ? "m5" : "c5" },
      ],
    };
  });
};

const toSegment = ({ id, start, end, perHour, name }: Commitment): Segment => ({
  id: `${id}.s`,
  accountId,
  commitmentId: id,
  externalId: `ext_${id}`,
  name,
  start,
  end,
  granted: perHour === null || end === null ? null : overHours(perHour, start, end),
});

const listSamples = (
  told: Told,
  { id, start, end }: Commitment,
  window: ClosedPeriod,
): UtilizationSample[] => {
  if (window.end <= start || (end !== null && window.start >= end)) return [];
  const day = window.start.slice(0, 10);
  const dice = told.dice(`sample ${id} ${day}`);
  if (dice.between(1, 9) === 1) return [];
  const isDoubted = dice.between(1, 10) === 1;
  const restated = told.isChanged(`sample ${id} ${day}`, 12) ? "9" : "";
  const raw = isDoubted ? "1.7" : `0.${dice.between(0, 99)}${restated}`;
  return [
    {
      id: `${id}.${day}`,
      accountId,
      commitmentId: id,
      day,
      start: window.start,
      end: window.end,
      utilization: isDoubted ? null : raw.replace(/0+$/, "").replace(/\.$/, ""),
      raw,
      doubt: isDoubted ? "out-of-range" : null,
    },
  ];
};

const listPoints = (told: Told, { start, end }: ClosedPeriod) =>
  [scope, "aws/ec2"].map((of) => {
    const point: AggregatePoint = {
      id: `${of} ${start}`,
      accountId,
      scope: of,
      measure: of === scope ? "utilization" : "coverage.hours",
      basis: "hours",
      span: "day",
      start,
      end,
      value: `0.${told.dice(`point ${of} ${start}`).between(10, 99)}`,
      unit: null,
    };
    return told.sourced(point, { of });
  });
