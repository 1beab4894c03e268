import type { LabelPiece, PlacedLabel } from "@/lib/charts/place-labels";
import { linePx } from "@/lib/charts/place-labels";

const inks: Readonly<Record<LabelPiece["tone"], string>> = {
  ink: "var(--ink)",
  ink2: "var(--ink2)",
  ink3: "var(--ink3)",
  overage: "var(--overage)",
  lapsed: "var(--lapsed-text)",
  pending: "var(--pending-text)",
};

/** Words over every line, where `lib/charts` found room for them. */
export const PlotLabels = ({ labels }: { readonly labels: readonly PlacedLabel[] }) => (
  <g>
    {labels.map(({ key, x, y, anchor, lines }) => (
      <text className="halo text-axis" key={key} textAnchor={anchor} x={x} y={y}>
        {lines.map((line, index) => (
          <tspan dy={index === 0 ? undefined : linePx} key={line[0]?.text} x={x}>
            {line.map(({ text, tone, isStrong, isItalic }, place) => (
              <tspan
                fill={inks[tone]}
                fontStyle={isItalic ? "italic" : undefined}
                fontWeight={isStrong ? 550 : undefined}
                key={text}
              >
                {place === 0 ? text : ` ${text}`}
              </tspan>
            ))}
          </tspan>
        ))}
      </text>
    ))}
  </g>
);
