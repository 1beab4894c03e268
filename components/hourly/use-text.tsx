import { formatPercent } from "@/lib/format/format-percent";
import type { WireHourlyUse } from "@/lib/wire/inventory";

/** How well several are used: a weighted share, or where the shares lie and why there is no total. */
export const UseText = ({ use }: { readonly use: WireHourlyUse }) => {
  switch (use.kind) {
    case "weighted":
      return (
        <>
          <strong className="font-heading text-ink">{formatPercent(use.ratio)}</strong> used,{" "}
          {use.by === "amount" ? "Σ used ÷ Σ committed" : "weighed by normalized units"}
        </>
      );
    case "spread":
      return (
        <>
          {formatPercent(use.min)} to {formatPercent(use.max)}, median{" "}
          <strong className="font-heading text-ink">{formatPercent(use.median)}</strong>; no total:{" "}
          {use.reason}
        </>
      );
    case "none":
      return <>no figure: {use.reason}</>;
  }
};
