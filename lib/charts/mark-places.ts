import type { BalanceMark } from "@/lib/charts/balance-chart";
import type { Box } from "@/lib/charts/place-labels";
import type { PlotArea } from "@/lib/charts/plot-area";

/** From values to pixels. */
export type Place = {
  readonly area: PlotArea;
  readonly toX: (ms: number) => number;
  readonly toY: (value: number) => number;
};

/** How wide a bar is at most; that of one entry hangs left of its instant. */
const barPx = 11;

/** What a mark covers of the plot: its bar, and what hangs below zero. */
export const barBoxes = (mark: BalanceMark, { toX, toY }: Place): Box[] => {
  const { before, after, entry, overage } = mark;
  if (entry?.look === "opened") return [];
  const [left, right] = barEdges(mark, toX);
  const hanging =
    before === null || after === null || before === after
      ? []
      : [{ left, right, top: toY(Math.max(before, after)), bottom: toY(Math.min(before, after)) }];
  const beyond = overage > 0 ? [{ left, right, top: toY(0), bottom: toY(-overage) }] : [];
  return [...beyond, ...hanging];
};

/** An entry hangs left of its instant; a day or a week stands in the middle of it. */
export const barEdges = (
  { x, spanMs, entry }: Pick<BalanceMark, "x" | "spanMs" | "entry">,
  toX: Place["toX"],
): readonly [left: number, right: number] => {
  if (entry) return [toX(x) - barPx, toX(x)];
  const pitch = Math.max(0, toX(x + spanMs / 2) - toX(x - spanMs / 2));
  const width = Math.min(barPx, Math.max(1, pitch * 0.6));
  return [toX(x) - width / 2, toX(x) + width / 2];
};

/** From which pixel to which a mark answers the pointer. */
export const pitchOf = (
  mark: Pick<BalanceMark, "x" | "spanMs" | "entry">,
  toX: Place["toX"],
): readonly [left: number, right: number] => {
  const [left, right] = barEdges(mark, toX);
  if (mark.entry) return [left - 4, right + 4];
  return [toX(mark.x - mark.spanMs / 2), toX(mark.x + mark.spanMs / 2)];
};
