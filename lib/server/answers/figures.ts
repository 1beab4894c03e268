import type { Contract } from "@/lib/domain/base/account";
import { type Metric, mapMetric } from "@/lib/domain/base/metric";
import { amountOf, type Decimal, type Unit } from "@/lib/domain/base/money";
import { type CommitmentFigures, mapFigures } from "@/lib/domain/figures/figure-table";
import type { BurnRate } from "@/lib/domain/forecast/measured-burn";
import type { WhatComes } from "@/lib/domain/forecast/what-comes";
import type { Figures, WhatComes as WireWhatComes } from "@/lib/wire/commitment";
import type { WireAmountMetric } from "@/lib/wire/common";

export const toAmountMetric = (metric: Metric<Decimal>, unit: Unit): WireAmountMetric =>
  mapMetric(metric, (amount) => amountOf(amount, unit));

/** Amounts get their unit; words stay words. */
export const toFigures = (
  figures: CommitmentFigures,
  burn: Metric<BurnRate>,
  unit: Unit,
): Figures => ({
  ...mapFigures({
    amount: (name) => toAmountMetric(figures[name], unit),
    ratio: (name) => figures[name],
    pace: (name) =>
      mapMetric(figures[name], ({ plan, variance, ...pace }) => ({
        ...pace,
        plan: amountOf(plan, unit),
        variance: amountOf(variance, unit),
      })),
  }),
  burnPerDay: mapMetric(burn, ({ perDay, days }) => ({ perDay: amountOf(perDay, unit), days })),
});

export const toWhatComes = (comes: WhatComes, unit: Unit): WireWhatComes => {
  switch (comes.kind) {
    case "runs-out":
      return { ...comes, overage: comes.overage === null ? null : amountOf(comes.overage, unit) };
    case "exhausted":
    case "ended-over":
      return { ...comes, overage: amountOf(comes.overage, unit) };
    case "lapses":
    case "ended-unused":
      return { ...comes, unused: amountOf(comes.unused, unit) };
    case "falls-short":
    case "true-up-due":
      return { ...comes, shortfall: amountOf(comes.shortfall, unit) };
    case "trued-up":
      return { ...comes, amount: amountOf(comes.amount, unit) };
    case "ends":
      return { ...comes, toPay: toAmountMetric(comes.toPay, unit) };
    case "opens":
    case "hands-over":
    case "spoken-for":
    case "ended":
    case "reaches-target":
    case "met":
    case "waived":
    case "cancelled":
    case "unknown":
      return comes;
  }
};

/** Terms of the agreement: only for a viewer who may read them. */
export const toWireContract = ({ externalId, name, start, end }: Contract) => ({
  externalId,
  name,
  start,
  end,
});
