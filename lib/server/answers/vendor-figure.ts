import { findValue, known, type Metric, mapMetric } from "@/lib/domain/base/metric";
import { type Decimal, subtractDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { ProvenFigure } from "@/lib/domain/figures/provable";
import type { Standing } from "@/lib/domain/standing/standing";
import { tieOut } from "@/lib/domain/standing/tie-out";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { Proof } from "@/lib/wire/provenance";

/** metrics 3.12: the vendor's own balance beside ours; the tie-out names what lies between. */
export const vendorFigure = (
  standing: Standing,
  figure: ProvenFigure,
  at: Instant,
): Proof["vendor"] => {
  const stated = findValue(tieOut(standing, at));
  const ours = balanceOf(standing, figure);
  if (stated === null || ours === null) return null;
  const { unit } = standing.record.commitment;
  return {
    label: "Balance as the vendor states it",
    metric: toAmountMetric(known(stated.vendor), unit),
    difference: toAmountMetric(
      mapMetric(ours, (value) => subtractDecimals(value, stated.vendor)),
      unit,
    ),
  };
};

const balanceOf = ({ figures }: Standing, figure: ProvenFigure): Metric<Decimal> | null =>
  figure === "settled" || figure === "available" || figure === "exposure" ? figures[figure] : null;
