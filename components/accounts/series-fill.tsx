/** Patterns that tell commitments of one chart apart, in print and without colour too: none leans as pending does. */
const fills = [
  "var(--drawn)",
  "repeating-linear-gradient(90deg, var(--drawn2) 0 3px, var(--paper) 3px 4px)",
  "repeating-linear-gradient(45deg, var(--drawn3) 0 2.5px, var(--paper) 2.5px 4px)",
  "radial-gradient(var(--drawn2) 1.3px, var(--paper) 1.5px) 0 0 / 5px 5px",
  "repeating-linear-gradient(0deg, var(--drawn3) 0 1px, var(--paper) 1px 3px)",
] as const;

export const seriesFill = (look: number) => ({
  background: fills[look] ?? fills[0],
  ...(look === 0 ? {} : { boxShadow: "inset 0 0 0 1px var(--drawn2)" }),
});

type SeriesKeyProps = {
  readonly series: readonly { readonly name: string; readonly look: number }[];
};

/** Whose piece is whose. */
export const SeriesKey = ({ series }: SeriesKeyProps) => (
  <ul aria-label="Commitments in the stack" className="flex flex-wrap gap-x-4 gap-y-1">
    {series.map(({ name, look }) => (
      <li className="flex items-center gap-1.5 text-label text-ink2" key={name}>
        <span aria-hidden="true" className="h-2 w-3.5" style={seriesFill(look)} />
        {name}
      </li>
    ))}
  </ul>
);
