import type { CommitmentState } from "@/lib/domain/standing/state";

/** What a screen can be asked to show: a state, or that it cannot be told. */
export type ShownState = CommitmentState | "unknown";

export const stateWords: Readonly<Record<ShownState, string>> = {
  active: "Active",
  upcoming: "Upcoming",
  exhausted: "Exhausted",
  met: "Met",
  "trued-up": "Trued up",
  waived: "Waived",
  "ended-short": "Ended short",
  expired: "Expired",
  evergreen: "Evergreen",
  cancelled: "Cancelled",
  superseded: "Superseded",
  unknown: "Unknown",
};
