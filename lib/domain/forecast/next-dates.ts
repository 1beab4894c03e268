import type { Contract } from "@/lib/domain/base/account";
import { findValue, known, type Metric } from "@/lib/domain/base/metric";
import { type Decimal, isPositive, type Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { compareText, isRunning, type Standing } from "@/lib/domain/standing/standing";

/** In the order in which they are told when they fall on one instant. */
export const nextDateKinds = ["runs-out", "term-ends", "contract-ends", "term-opens"] as const;
export type NextDateKind = (typeof nextDateKinds)[number];

export type NextDate = {
  readonly at: Instant;
  readonly kind: NextDateKind;
  readonly label: string;
  readonly commitmentId: string | null;
  readonly unit: Unit | null;
  readonly metric: Metric<Decimal> | null;
  readonly isEstimate: boolean;
};

/** Dates after T that change something, nearest first. */
export const nextDatesOf = (standings: readonly Standing[], at: Instant): NextDate[] => {
  const running = standings.filter((standing) => isRunning(standing, at));
  const contracts = new Map(
    running.flatMap(({ record: { contract } }) => (contract ? [[contract.id, contract]] : [])),
  );
  // What was withdrawn neither opens nor ends any more.
  const holds = ({ state }: Standing): boolean => state !== "cancelled";
  return [
    ...running.flatMap((standing) => runOut(standing, at)),
    ...running.filter(holds).flatMap((standing) => termEnds(standing, at)),
    ...standings.filter(holds).flatMap((standing) => termOpens(standing, at)),
    ...[...contracts.values()].flatMap((contract) => contractEnds(contract, at)),
  ].sort((left, right) => compareText(left.at, right.at) || placeOf(left) - placeOf(right));
};

const placeOf = ({ kind }: NextDate): number => nextDateKinds.indexOf(kind);

/** Each segment by itself, as the one simulation says (metrics 3.14 ruling 30). */
const runOut = (standing: Standing, at: Instant): NextDate[] => {
  const { record, segments, ahead } = standing;
  const { commitment } = record;
  return ahead.outlooks.flatMap(({ segmentId, overFrom, overage }) => {
    if (overFrom === null || overFrom <= at) return [];
    const own = segments.find(({ segment }) => segment.id === segmentId)?.segment;
    return [
      {
        at: overFrom,
        kind: "runs-out" as const,
        label: `${nameOf(standing, own?.name ?? commitment.name)} runs out`,
        commitmentId: commitment.id,
        unit: commitment.unit,
        metric: overage === null ? null : known(overage),
        isEstimate: true,
      },
    ];
  });
};

/** With the expected lapse where there is a rate, else with all that is left: the worst case. */
const termEnds = (standing: Standing, at: Instant): NextDate[] => {
  const { record, segments, figures, ahead } = standing;
  const { commitment } = record;
  return segments.flatMap(({ segment }) => {
    if (segment.end === null || segment.end <= at || segment.start > at) return [];
    const unused = ahead.outlooks.find(({ segmentId }) => segmentId === segment.id)?.unused ?? null;
    const left = findValue(figures.available);
    const hasNothingLeft = left !== null && !isPositive(left);
    // What is bought by the hour has nothing left at its end, and nothing to pay any more.
    const isDry =
      hasNothingLeft ||
      commitment.model === "continuous" ||
      (unused !== null && !isPositive(unused));
    return [
      {
        at: segment.end,
        kind: "term-ends",
        label: `${nameOf(standing, segment.name)} ends`,
        commitmentId: commitment.id,
        unit: commitment.unit,
        metric: isDry ? null : unused === null ? figures.available : known(unused),
        isEstimate: !isDry && unused !== null,
      },
    ];
  });
};

const termOpens = (standing: Standing, at: Instant): NextDate[] => {
  const { commitment } = standing.record;
  return standing.segments.flatMap(({ segment }) =>
    segment.start <= at
      ? []
      : [
          {
            at: segment.start,
            kind: "term-opens",
            label: `${nameOf(standing, segment.name)} opens`,
            commitmentId: commitment.id,
            unit: commitment.unit,
            metric: segment.granted === null ? { kind: "not-given" } : known(segment.granted),
            isEstimate: false,
          },
        ],
  );
};

const nameOf = ({ record, segments }: Standing, segmentName: string): string => {
  const { name } = record.commitment;
  if (segments.length === 1) return name;
  return segmentName.startsWith(name) ? segmentName : `${name}, ${segmentName}`;
};

const contractEnds = ({ end, name }: Contract, at: Instant): NextDate[] =>
  end === null || end <= at
    ? []
    : [
        {
          at: end,
          kind: "contract-ends",
          label: `${name} ends`,
          commitmentId: null,
          unit: null,
          metric: null,
          isEstimate: false,
        },
      ];
