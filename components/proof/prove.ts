import type { ProvenFigure } from "@/lib/domain/figures/figure-table";

/** Opens the proof of a figure. */
export type Prove = (figure: ProvenFigure) => () => void;
