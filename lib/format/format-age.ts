import { type Instant, toEpochMs } from "@/lib/domain/base/period";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago a read was: "12 min ago", "26 h ago", "3 d ago". Only for reads, never for events. */
export const formatAge = (at: Instant, now: Instant): string => {
  const elapsedMs = Math.max(0, toEpochMs(now) - toEpochMs(at));
  if (elapsedMs < minuteMs) return "just now";
  if (elapsedMs < hourMs) return `${Math.floor(elapsedMs / minuteMs)} min ago`;
  if (elapsedMs < 2 * dayMs) return `${Math.floor(elapsedMs / hourMs)} h ago`;
  return `${Math.floor(elapsedMs / dayMs)} d ago`;
};
