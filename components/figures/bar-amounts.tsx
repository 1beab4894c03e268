import type { ReactNode } from "react";
import { Figure, type FigureProps } from "@/components/figures/figure";
import type { Meaning } from "@/components/marks/meaning";
import { Swatch } from "@/components/marks/swatch";

export type BarAmount = {
  readonly meaning: Meaning;
  readonly label: string;
  readonly value: FigureProps["value"];
  readonly onProve?: () => void;
  /** Muted, after the amount: a percentage. */
  readonly note?: ReactNode;
};

type BarAmountsProps = {
  /** The whole of the bar, at its left: "Granted". */
  readonly whole: { readonly label: string; readonly value: FigureProps["value"] };
  readonly amounts: readonly BarAmount[];
};

/** Below a hero bar: its whole, and what each part amounts to. Also its key. */
export const BarAmounts = ({ whole, amounts }: BarAmountsProps) => (
  <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1 max-sm:hidden">
    <div className="mr-auto flex gap-1.5">
      <dt>{whole.label}</dt>
      <dd>
        <Figure isStrong value={whole.value} />
      </dd>
    </div>
    {amounts.map(({ meaning, label, value, onProve, note }) => (
      <div className="flex items-baseline gap-1.5" key={meaning}>
        <dt className="flex items-baseline gap-1.5 text-ink2">
          <Swatch meaning={meaning} />
          {label}
        </dt>
        <dd>
          <Figure isStrong onProve={onProve} value={value} />
          {note && <span className="ml-1.5 text-ink3">{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
