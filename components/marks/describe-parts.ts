import { type BarParts, listParts, meaningWords } from "@/components/marks/meaning";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import { formatAmount } from "@/lib/format/format-amount";
import { formatPercent } from "@/lib/format/format-percent";

/** What a bar shows, in words: "drawn $821,364.97, pending $61,240.38, plan today 71.2%". */
export const describeParts = (parts: BarParts, unit: Unit, planShare: Decimal | null): string => {
  const amounts = listParts(parts).map(
    ({ meaning, amount }) => `${meaningWords[meaning]} ${formatAmount({ amount, unit }).text}`,
  );
  const plan = planShare === null ? [] : [`plan today ${formatPercent(planShare)}`];
  return [...amounts, ...plan].join(", ") || "nothing yet";
};
