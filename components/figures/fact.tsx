import type { ReactNode } from "react";
import { type Tone, toneClass } from "@/components/figures/tone";
import { classNames } from "@/components/ui/class-names";

type FactProps = {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: Tone;
};

/** One thing to know beside the equation: label, value, what it rests on. */
export const Fact = ({ label, value, note, tone = "ink" }: FactProps) => (
  <div>
    <dt className="text-label text-ink3">{label}</dt>
    <dd className={classNames("font-heading", toneClass[tone])}>{value}</dd>
    {note && <dd className="text-note text-ink3">{note}</dd>}
  </div>
);
