import type { BalanceChart, BalanceMark } from "@/lib/charts/balance-chart";

type BalanceReadoutProps = { readonly chart: BalanceChart; readonly mark: BalanceMark };

/** What a mark says, spoken as it is reached; stands on the side where the mark is not. */
export const BalanceReadout = ({ chart, mark }: BalanceReadoutProps) => {
  const isLeftHalf = mark.x < (chart.x[0] + chart.x[1]) / 2;
  const rows = [
    ...(mark.entry
      ? [["Change", mark.change]]
      : [
          ["Drawn", mark.drawn],
          ...(mark.other === "–" ? [] : [["Other", mark.other]]),
          ...(mark.overage > 0 ? [["Overage", mark.overageText]] : []),
        ]),
    ["Left after", mark.balance],
    ...(mark.plan === "–" ? [] : [["Plan", mark.plan]]),
  ] as const;
  return (
    <div
      aria-live="polite"
      className={`popover pointer-events-none absolute top-10 w-[190px] p-3 ${isLeftHalf ? "right-2 sm:right-32" : "left-2 sm:left-24"}`}
      role="status"
    >
      <p className="font-heading">
        {mark.when}
        {mark.note && <span className="font-regular text-ink3">, {mark.note}</span>}
      </p>
      <dl>
        {rows.map(([label, value]) => (
          <div className="flex justify-between gap-3" key={label}>
            <dt className="text-ink2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
