import type { Origin } from "@/lib/domain/base/origin";
import type { Pool } from "@/lib/domain/base/pool";
import type { FigureIn, ProvenFigure } from "@/lib/domain/figures/figure-table";

type Words<Of extends Pool> = Readonly<Record<Extract<FigureIn<Of>, ProvenFigure>, string>>;

/** What a figure is called where it is asked for by itself; the same number has a name in each pool. */
const words: { readonly [Of in Pool]: Words<Of> } = {
  balance: {
    committed: "Committed",
    rolledIn: "Rolled over in",
    granted: "Granted to date",
    drawn: "Drawn",
    settled: "Settled",
    pending: "Pending",
    available: "Available, incl. pending",
    remaining: "Left of the contract",
    lapsed: "Lapsed",
    overage: "Overage",
    utilization: "Utilization",
    pace: "Pace against plan",
  },
  target: {
    committed: "Target",
    rolledIn: "Rolled over in",
    granted: "Granted to date",
    drawn: "Attained",
    settled: "Still owed",
    pending: "Pending",
    available: "Available, incl. pending",
    remaining: "Remaining obligation",
    exposure: "Exposure if spending stopped today",
    lapsed: "Lapsed",
    overage: "Overage",
    utilization: "Attainment",
    pace: "Pace against plan",
  },
  hourly: {
    committed: "Committed over the term",
    granted: "Committed in the days read",
    drawn: "Used",
    remaining: "Still to be paid for",
    lapsed: "Unused",
    utilization: "Utilization",
  },
};

const titles: { readonly [Of in Pool]: Readonly<Partial<Record<ProvenFigure, string>>> } = words;

/** Of a figure that has no meaning in its pool, why; a rate is averaged where invoices post it. */
export const figureTitle = (figure: ProvenFigure, pool: Pool, origin: Origin): string => {
  const title = titles[pool][figure];
  if (title !== undefined) return title;
  if (pool === "hourly") return "Use it or lose it";
  if (figure === "burn") return origin === "reported" ? "Burn per day, on average" : "Burn per day";
  return titles.target[figure] ?? figure;
};
