/** What asked for a run. */
export const syncTriggers = ["start", "schedule", "demand", "resume"] as const;
export type SyncTrigger = (typeof syncTriggers)[number];

/** Where a run stands, or how it ended. */
export const syncStates = [
  "queued",
  "running",
  "complete",
  "incomplete",
  "failed",
  "interrupted",
] as const;
export type SyncState = (typeof syncStates)[number];
