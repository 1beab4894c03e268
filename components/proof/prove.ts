import type { ProvenFigure } from "@/lib/domain/proof/proof-types";

/** Opens the proof of a figure. */
export type Prove = (figure: ProvenFigure) => () => void;
