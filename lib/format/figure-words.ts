import type { Origin } from "@/lib/domain/base/origin";
import type { Pool } from "@/lib/domain/base/pool";
import { type ProvenFigure, titleOf } from "@/lib/domain/figures/figure-table";

/**
 * What a figure is called where it is asked for by itself: the same number has a name in each pool
 * (its row of the table). A rate is an average where invoices post it.
 */
export const figureTitle = (figure: ProvenFigure, pool: Pool, origin: Origin): string => {
  const title = titleOf(figure, pool);
  if (title !== null) return title;
  if (pool === "hourly") return "Use it or lose it";
  if (figure === "burn") return origin === "reported" ? "Burn per day, on average" : "Burn per day";
  return titleOf(figure, "target") ?? figure;
};
