import { findValue } from "@/lib/domain/base/metric";
import type { Instant } from "@/lib/domain/base/period";
import type { Standing } from "@/lib/domain/standing/standing";
import type { Forecast } from "@/lib/wire/commitment";

/** The line that the simulation draws on each segment; null where there is no rate or nothing to run. */
export const forecastOf = ({ ahead, burn }: Standing, at: Instant): Forecast => {
  const rate = findValue(burn);
  if (rate === null || ahead.outlooks.length === 0) return null;
  return {
    from: at,
    perDay: rate.perDay,
    outlooks: ahead.outlooks.map(({ line, ...outlook }) => ({ ...outlook, line: [...line] })),
  };
};
