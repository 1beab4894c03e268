import type { Instant } from "@/lib/domain/period";
import { proveHourly } from "@/lib/domain/proof-hourly";
import { provePool } from "@/lib/domain/proof-pool";
import type { ProofAccount, ProvenFigure, ProvenStream } from "@/lib/domain/proof-types";
import type { Standing } from "@/lib/domain/standing";

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
