import type { Instant } from "@/lib/domain/base/period";
import type { ProvenFigure } from "@/lib/domain/figures/figure-table";
import { proveHourly } from "@/lib/domain/proof/proof-hourly";
import { provePool } from "@/lib/domain/proof/proof-pool";
import type { ProofAccount, ProvenStream } from "@/lib/domain/proof/proof-types";
import type { Standing } from "@/lib/domain/standing/standing";

/** How a figure of a commitment comes about, in lines that sum to it. */
export const proofAccountOf = (
  standing: Standing,
  figure: ProvenFigure,
  stream: ProvenStream,
  at: Instant,
): ProofAccount =>
  standing.record.commitment.model === "continuous"
    ? proveHourly(standing, figure)
    : provePool(standing, figure, stream, at);
