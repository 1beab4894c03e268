import type { Origin } from "@/lib/domain/base/origin";
import type { Pool } from "@/lib/domain/base/pool";
import { type ProvenFigure, titleOf } from "@/lib/domain/figures/provable";

/**
 * What a figure is called where it is asked for by itself: the same number has a name in each pool
 * (its row of the table). A rate is an average where invoices post it.
 */
export const figureTitle = (figure: ProvenFigure, pool: Pool, origin: Origin): string => {
  const title = titleOf(figure, pool);
  if (title === null)
    return pool === "hourly" ? "Use it or lose it" : (titleOf(figure, "target") ?? figure);
  return figure === "burn" && origin === "reported" ? `${title}, on average` : title;
};
