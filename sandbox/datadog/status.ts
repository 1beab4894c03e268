import type { Commitment, Status } from "@/sandbox/datadog/model";

/** The word an Azure reservation carries. */
export const statusAt = (commitment: Commitment, now: number): Status => {
  const { forcedStatus, cancelledAt, end } = commitment;
  if (forcedStatus) return forcedStatus;
  if (cancelledAt !== null && cancelledAt <= now) return "cancelled";
  return end <= now ? "expired" : "running";
};

export type State = "upcoming" | "active" | "expired" | "cancelled";

/** By what the row says (metrics 3.1, 3.14 ruling 13): the dates decide, but a cancellation has none. */
export const stateAt = (commitment: Commitment, now: number): State => {
  const { start, end, says, cancelledAt } = commitment;
  if (cancelledAt !== null && cancelledAt <= now) return "cancelled";
  if (says.start && now < start) return "upcoming";
  return says.end && end <= now ? "expired" : "active";
};
