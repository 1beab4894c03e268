import type { ReactNode } from "react";

type PositionLineProps = {
  readonly label: string;
  /** What keeps it apart from spendable money. */
  readonly note: string;
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly bar?: ReactNode;
  readonly below?: ReactNode;
};

/** A position that is no pool of money to spend: a line of its own under the equations. */
export const PositionLine = ({ label, note, facts, bar, below }: PositionLineProps) => (
  <section aria-label={label} className="keep-together border-t border-line2 pt-2">
    <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-2">
      <div>
        <h2 className="font-heading">{label}</h2>
        <p className="text-label text-ink3">{note}</p>
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 max-sm:w-full max-sm:flex-col">
        {facts.map((fact) => (
          <div
            className="max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-3"
            key={fact.label}
          >
            <dt className="text-label text-ink3">{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </div>
    {bar && <div className="mt-2">{bar}</div>}
    {below && <div className="mt-3">{below}</div>}
  </section>
);
