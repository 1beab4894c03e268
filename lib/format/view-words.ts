import type { CommitmentView } from "@/lib/domain/standing/views";

/** How the named lists of commitments are called. */
export const viewWords: Readonly<Record<CommitmentView, string>> = {
  all: "All",
  current: "Current",
  "running-out": "Running out",
  "will-lapse": "Will lapse",
  over: "Over",
  upcoming: "Upcoming",
  ended: "Ended",
  unexplained: "Unexplained",
};
