import { type Instant, parseInstant } from "@/lib/domain/base/period";
import { formatInstant } from "@/lib/format/format-date";

/** A clock of an address, which holds whatever somebody wrote into it: the answers of its page refuse what they cannot read. */
export const formatClock = (
  clock: string,
  format: (instant: Instant) => string = formatInstant,
): string => {
  const instant = parseInstant(clock);
  return instant === null ? "an instant that cannot be read" : format(instant);
};
