import { dayMs } from "@/lib/charts/axis";
import type { TimelineLane } from "@/lib/charts/prepare-timeline";
import { sayComing, sayComingShortly, sayFollowing } from "@/lib/charts/timeline-words";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatPeriod } from "@/lib/format/format-period";
import { stateWords } from "@/lib/format/state-words";
import type { TimelineTerm } from "@/lib/wire/timeline";

export type LaneWords = {
  readonly comes: { readonly text: string; readonly tone: "ink2" | "ink3" | "overage" };
  /** All that the lane shows. */
  readonly all: string;
};

/** Worked out for a lane that is drawn, not for those that only wait to be. */
export const sayLane = (lane: TimelineLane, at: Instant): LaneWords => ({
  comes: comesOf(lane.current, at),
  all: [...sayTerms(lane.terms), sayComing(lane.current).text, ...sayFollowing(lane, at)].join(
    "; ",
  ),
});

const redDays = 90;

/** Red is for what is near: beyond so many days it is said in ink. */
const comesOf = (term: TimelineTerm, at: Instant): LaneWords["comes"] => {
  const { whatComes } = term;
  const { text, tone } = sayComingShortly(term);
  const isFar = "at" in whatComes && toEpochMs(whatComes.at) > toEpochMs(at) + redDays * dayMs;
  return { text, tone: tone === "overage" && isFar ? "ink2" : tone };
};

/** More terms than these are told as one span. */
const toldMax = 3;

const sayTerms = (terms: readonly TimelineTerm[]): string[] => {
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (terms.length <= toldMax)
    return terms.map(
      ({ start, end, zone, state }) =>
        `${formatPeriod({ start, end }, zone)}, ${stateWords[state].toLowerCase()}`,
    );
  const whole = { start: first.start, end: last.end };
  return [`${terms.length} terms, ${formatPeriod(whole, first.zone)}`];
};
