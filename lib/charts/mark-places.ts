import type { BalanceMark } from "@/lib/charts/balance-chart";
import type { Box } from "@/lib/charts/place-labels";
import type { PlotArea } from "@/lib/charts/plot-area";

/** From values to pixels. */
export type Place = {
  readonly area: PlotArea;
  readonly toX: (ms: number) => number;
  readonly toY: (value: number) => number;
  /** In the strip; null where bars hang in the plot. */
  readonly toStripY: ((value: number) => number) | null;
};

type PlotPlace = Pick<Place, "toX" | "area">;
type MarkSpan = Pick<BalanceMark, "x" | "spanMs" | "entry">;

/** How wide a bar is at most; that of one entry hangs left of its instant. */
const barPx = 11;

/** What a mark covers of the plot: its bar, and what hangs below zero. */
export const barBoxes = (mark: BalanceMark, place: Place): Box[] => {
  const { before, after, entry, overage } = mark;
  const { toY, toStripY } = place;
  if (entry?.look === "opened") return [];
  const [left, right] = barEdges(mark, place);
  if (!entry && toStripY !== null) return [{ left, right, ...stripSpan(mark, toStripY) }];
  const hanging =
    before === null || after === null || before === after
      ? []
      : [{ left, right, top: toY(Math.max(before, after)), bottom: toY(Math.min(before, after)) }];
  const beyond = overage > 0 ? [{ left, right, top: toY(0), bottom: toY(-overage) }] : [];
  return [...beyond, ...hanging];
};

/** What was drawn stands on the line of the strip, what went beyond the pool on top of it. */
export const stripSpan = (
  { drawnValue, overage }: Pick<BalanceMark, "drawnValue" | "overage">,
  toStripY: (value: number) => number,
): { readonly top: number; readonly bottom: number } => ({
  top: toStripY(Math.max(0, drawnValue + overage)),
  bottom: toStripY(Math.min(0, drawnValue)),
});

/** An entry hangs left of its instant; a day or a week stands in the middle of what the plot has of it. */
export const barEdges = (
  mark: MarkSpan,
  { toX, area }: PlotPlace,
): readonly [left: number, right: number] => {
  if (mark.entry) return [toX(mark.x) - barPx, toX(mark.x)];
  const [from, to] = spanEdges(mark, { toX, area });
  const width = Math.min(to - from, barPx, Math.max(1, (to - from) * 0.6));
  return [(from + to - width) / 2, (from + to + width) / 2];
};

/** From which pixel to which a mark answers the pointer. */
export const pitchOf = (
  mark: MarkSpan,
  place: PlotPlace,
): readonly [left: number, right: number] => {
  if (!mark.entry) return spanEdges(mark, place);
  const [left, right] = barEdges(mark, place);
  return [left - 4, right + 4];
};

/** The first and the last week of a term may begin before it and end after it. */
const spanEdges = (
  { x, spanMs }: Pick<BalanceMark, "x" | "spanMs">,
  { toX, area }: PlotPlace,
): readonly [left: number, right: number] => {
  const inside = (ms: number): number => Math.min(area.right, Math.max(area.left, toX(ms)));
  return [inside(x - spanMs / 2), inside(x + spanMs / 2)];
};
