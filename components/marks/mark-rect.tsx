import { markPaints } from "@/components/marks/mark-paints";
import type { Meaning } from "@/components/marks/meaning";

type MarkRectProps = {
  /** `outline`: a place that holds nothing. */
  readonly meaning: Meaning | "outline";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The colour and pattern of one meaning inside a picture that holds many. */
export const MarkRect = ({ meaning, x, y, width, height }: MarkRectProps) => {
  const { fill, stroke, dashes } = meaning === "outline" ? outline : markPaints[meaning];
  return (
    <>
      {fill !== "none" && <rect fill={fill} height={height} width={width} x={x} y={y} />}
      {stroke && width > 1 && (
        <rect
          fill="none"
          height={height - 1}
          stroke={stroke}
          strokeDasharray={dashes}
          width={width - 1}
          x={x + 0.5}
          y={y + 0.5}
        />
      )}
    </>
  );
};

const outline = { fill: "none", stroke: "var(--line2)", dashes: undefined };
