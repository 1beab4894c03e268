import { findValue } from "@/lib/domain/base/metric";
import { isPositive, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { burnGroupOf, isRestricted } from "@/lib/domain/forecast/burn-group";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";

/**
 * Pools that are used up while another one that is drawn with them still has something left: what
 * is meant to happen in burn order (metrics 3.5), and no risk.
 */
export const coveredPools = (standings: readonly Standing[], at: Instant): ReadonlySet<string> => {
  const filled = new Set(
    standings
      .filter(
        (standing) =>
          isRunning(standing, at) &&
          // What only some usage may draw stands in for nothing else.
          !isRestricted(standing.record.commitment) &&
          isPositive(findValue(standing.figures.available) ?? ZERO),
      )
      .map(({ record }) => burnGroupOf(record.commitment)),
  );
  return new Set(
    standings
      .filter(
        ({ whatComes, record, figures }) =>
          (whatComes.kind === "exhausted" || whatComes.kind === "spoken-for") &&
          !isPositive(findValue(figures.overage) ?? ZERO) &&
          filled.has(burnGroupOf(record.commitment)),
      )
      .map(({ record }) => record.commitment.id),
  );
};
