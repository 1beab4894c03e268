import type { Instant } from "@/lib/domain/base/period";
import type { TitledFigure } from "@/lib/domain/figures/figure-table";
import { isTitled, type ProvenFigure } from "@/lib/domain/figures/provable";
import { isEnding, proveEnding } from "@/lib/domain/proof/proof-ends";
import { proveAhead, proveWhatComes } from "@/lib/domain/proof/proof-forecast";
import { proveHourly } from "@/lib/domain/proof/proof-hourly";
import { provePool } from "@/lib/domain/proof/proof-pool";
import { proveRate } from "@/lib/domain/proof/proof-rate";
import type { ProofAccount, ProvenStream } from "@/lib/domain/proof/proof-types";
import type { Standing } from "@/lib/domain/standing/standing";

/** How a figure of a commitment comes about, in lines that sum to it. */
export const proofAccountOf = (
  standing: Standing,
  figure: ProvenFigure,
  stream: ProvenStream,
  at: Instant,
): ProofAccount => {
  const isHourly = standing.record.commitment.model === "continuous";
  const prove = (titled: TitledFigure) =>
    isHourly ? proveHourly(standing, titled) : provePool(standing, titled, at);
  if (figure === "whatComes") return proveWhatComes(standing, prove);
  if (isTitled(figure)) return prove(figure);
  if (isHourly) return proveHourly(standing, figure);
  if (figure === "burn") return proveRate(standing, stream);
  return isEnding(figure) ? proveEnding(standing, figure, at) : proveAhead(standing, figure);
};
