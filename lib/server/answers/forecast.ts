import { findValue } from "@/lib/domain/base/metric";
import { multiplyDecimals, subtractDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { pacingSegments } from "@/lib/domain/figures/pacing";
import { daysFrom } from "@/lib/domain/forecast/project-pools";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";
import type { Forecast } from "@/lib/wire/commitment";

/**
 * A straight line from what is available now; null where there is no rate or nothing to run. Where
 * several terms run, or the next one opens first, no straight line leads there: only its day is told.
 */
export const forecastOf = (standing: Standing, at: Instant): Forecast => {
  const available = findValue(standing.figures.available);
  const rate = findValue(standing.burn);
  if (!isRunning(standing, at) || available === null || rate === null) return null;
  const { whatComes, segments } = standing;
  const runsOutAt = whatComes.kind === "runs-out" ? whatComes.at : null;
  const [running, ...others] = pacingSegments(segments, at);
  const own = others.length === 0 ? (running?.segment.end ?? null) : null;
  const end = own !== null && runsOutAt !== null && runsOutAt > own ? null : own;
  const drawnByEnd = end === null ? null : multiplyDecimals(rate.perDay, daysFrom(at, end));
  return {
    from: at,
    available,
    perDay: rate.perDay,
    runsOutAt,
    end,
    atEnd: drawnByEnd === null ? null : subtractDecimals(available, drawnByEnd),
  };
};
