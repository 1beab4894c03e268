import type { Standing } from "@/lib/domain/standing";

/** The named lists of commitments; each is a filter with a count. */
export const commitmentViews = [
  "all",
  "current",
  "running-out",
  "will-lapse",
  "over",
  "upcoming",
  "ended",
] as const;
export type CommitmentView = (typeof commitmentViews)[number];

const currentStates: ReadonlySet<string> = new Set(["active", "exhausted", "evergreen"]);

/** Running out is a forecast; over means that the pool is empty or ended beyond its grant. */
export const isInView = ({ state, whatComes }: Standing, view: CommitmentView): boolean => {
  switch (view) {
    case "all":
      return true;
    case "current":
      return currentStates.has(state);
    case "running-out":
      return whatComes.kind === "runs-out";
    case "will-lapse":
      return whatComes.kind === "lapses" && whatComes.unused !== "0";
    case "over":
      return whatComes.kind === "exhausted" || whatComes.kind === "ended-over";
    case "upcoming":
      return state === "upcoming";
    case "ended":
      return state === "expired";
  }
};
