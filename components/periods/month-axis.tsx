import { classNames } from "@/components/ui/class-names";

type Month = {
  /** Of the whole width, in percent. */
  readonly left: number;
  readonly label: string;
  /** In place of the name where a year begins. */
  readonly year: string | null;
};

/** The months above lanes of periods. Every third one is named where many stand close. */
export const MonthAxis = ({ months }: { readonly months: readonly Month[] }) => (
  <div aria-hidden="true" className="relative h-6 overflow-x-clip text-axis">
    {months.map(({ left, label, year }, index) => {
      const next = months[index + 1];
      // The end of a month before the first whole one has no room for its name.
      if (next && next.left - left < 2) return null;
      return (
        <span
          className={classNames(
            "absolute inset-y-0 border-l border-line2 pl-1.5",
            year ? "font-heading text-ink" : "text-ink2",
            months.length > 14 && !year && index % 3 !== 0 && "text-transparent",
            "max-sm:[&:not(:nth-child(3n+1))]:border-transparent max-sm:[&:not(:nth-child(3n+1))]:text-transparent",
          )}
          key={left}
          style={{ left: `${left}%` }}
        >
          {year ?? label}
        </span>
      );
    })}
  </div>
);
