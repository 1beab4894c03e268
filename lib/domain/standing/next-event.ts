import type { Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { coveredPools } from "@/lib/domain/forecast/covered";
import { isRisk, type WhatComes } from "@/lib/domain/forecast/what-comes";
import { NEVER } from "@/lib/domain/standing/places";
import { compareText, type Standing } from "@/lib/domain/standing/standing";

/** What happens next in an account. */
export type NextEvent = {
  readonly commitmentId: string;
  readonly commitmentName: string;
  readonly unit: Unit;
  readonly whatComes: WhatComes;
};

/**
 * The nearest thing that happens; an empty pool that still runs counts as happening, unless another
 * one that is drawn with it has something left.
 */
export const nextEventOf = (standings: readonly Standing[], at: Instant): NextEvent | null => {
  const covered = coveredPools(standings, at);
  const [next] = standings
    .filter(({ record, whatComes }) => {
      const { id, end } = record.commitment;
      return "at" in whatComes && (end === null || end > at) && !covered.has(id);
    })
    .sort(
      (left, right) =>
        compareText(dateOf(left), dateOf(right)) ||
        Number(opens(left)) - Number(opens(right)) ||
        compareText(left.record.commitment.id, right.record.commitment.id),
    );
  if (next === undefined) return null;
  const { id, name, unit } = next.record.commitment;
  return { commitmentId: id, commitmentName: name, unit, whatComes: next.whatComes };
};

/** metrics 3.1: what closes at an instant comes before what opens then. */
const opens = ({ whatComes }: Standing): boolean => whatComes.kind === "opens";

const dateOf = ({ whatComes }: Standing): string => ("at" in whatComes ? whatComes.at : NEVER);

/** The date an account is sorted by: of what goes wrong, or ends; an opening is no risk. */
export const riskDateOf = (event: NextEvent | null): Instant => {
  const comes = event?.whatComes;
  return comes && "at" in comes && comes.kind !== "opens" ? comes.at : NEVER;
};

/**
 * The risks among the commitments of one account, by id: when each goes wrong. A pool that is used
 * up in its turn, while the next one still has something, is none.
 */
export const openRisksOf = (
  standings: readonly Standing[],
  at: Instant,
): ReadonlyMap<string, Instant> => {
  const covered = coveredPools(standings, at);
  return new Map(
    standings.flatMap(({ whatComes, record: { commitment } }): [string, Instant][] =>
      isRisk(whatComes) && "at" in whatComes && !covered.has(commitment.id)
        ? [[commitment.id, whatComes.at]]
        : [],
    ),
  );
};
