import type { ProviderId } from "@/lib/domain/base/account";

/** The zone in which each source cuts its charge days, printed wherever a day is shown. */
export const dayZones: Readonly<Record<ProviderId, string>> = {
  vercel: "America/Los_Angeles",
  metronome: "UTC",
  datadog: "UTC",
};
