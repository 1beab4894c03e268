import { Swatch } from "@/components/marks/swatch";
import type { AggregateChart } from "@/lib/charts/prepare-aggregates";

type Ink = AggregateChart["layers"][number]["ink"];

/** What is not covered is drawn empty: an outline on paper. */
const KeySwatch = ({ ink }: { readonly ink: Ink }) =>
  ink === "outline" ? (
    <svg aria-hidden="true" className="shrink-0" height="8" width="14">
      <rect
        fill="var(--paper)"
        height="7"
        stroke="var(--ink3)"
        strokeWidth="1"
        width="13"
        x=".5"
        y=".5"
      />
    </svg>
  ) : (
    <Swatch meaning={ink === "unused" ? "lapsed" : ink} size="key" />
  );

/** Names the layers of one chart; a single layer is named by the title. */
export const LayerKey = ({ layers }: Pick<AggregateChart, "layers">) =>
  layers.length < 2 ? null : (
    <ul aria-label="Key" className="ml-auto flex flex-wrap gap-x-3">
      {layers.map(({ measure, label, ink }) => (
        <li className="flex items-center gap-1.5 text-label text-ink2" key={measure}>
          <KeySwatch ink={ink} />
          {label}
        </li>
      ))}
    </ul>
  );
