import { measureText } from "@/lib/charts/measure-text";

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** What a piece of text is about; the drawing knows the ink of each. */
export type LabelPiece = {
  readonly text: string;
  readonly tone: "ink" | "ink2" | "ink3" | "overage" | "lapsed" | "pending";
  readonly isStrong?: boolean;
  readonly isItalic?: boolean;
};

export type LabelLine = readonly LabelPiece[];

/** Where a label might stand: `y` is the baseline of its first line. */
export type LabelSpot = {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
};

export type LabelWish = {
  readonly key: string;
  /** The fullest first: a label says less where there is no room for all of it. */
  readonly wordings: readonly (readonly LabelLine[])[];
  /** The best first. */
  readonly spots: readonly LabelSpot[];
  readonly within: Box;
};

export type PlacedLabel = LabelSpot & {
  readonly key: string;
  readonly lines: readonly LabelLine[];
  readonly box: Box;
};

/** A line of chart text, from the top of its letters to the bottom, around its baseline. */
const ascentPx = 11.4;
const descentPx = 3.2;
export const linePx = 14;

/** Air between two labels of one line. */
const gapPx = 4;

/**
 * Gives each label the first wording and spot where it touches nothing that is there already, in the
 * order of the wishes. What finds no room is left out: the mark, its readout and its row of the table
 * say the same.
 */
export const placeLabels = (
  wishes: readonly LabelWish[],
  obstacles: readonly Box[] = [],
): PlacedLabel[] => {
  const taken = [...obstacles];
  return wishes.flatMap((wish) => {
    const placed = findPlace(wish, taken);
    if (placed === null) return [];
    taken.push(placed.box);
    return [placed];
  });
};

const findPlace = (
  { key, wordings, spots, within }: LabelWish,
  taken: readonly Box[],
): PlacedLabel | null => {
  for (const lines of wordings) {
    for (const spot of spots) {
      const box = boxOf(lines, spot);
      if (isInside(box, within) && !taken.some((other) => areTouching(box, other)))
        return { ...spot, key, lines, box };
    }
  }
  return null;
};

export const boxOf = (lines: readonly LabelLine[], { x, y, anchor }: LabelSpot): Box => {
  const width = Math.max(0, ...lines.map(widthOf));
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  const bottom = y + descentPx + (lines.length - 1) * linePx;
  return { left, top: y - ascentPx, right: left + width, bottom };
};

/** Pieces of a line stand a space apart. */
const widthOf = (line: LabelLine): number => measureText(line.map(({ text }) => text).join(" "));

const isInside = (box: Box, within: Box): boolean =>
  box.left >= within.left &&
  box.right <= within.right &&
  box.top >= within.top &&
  box.bottom <= within.bottom;

export const areTouching = (one: Box, other: Box, gap = gapPx): boolean =>
  one.left < other.right + gap &&
  other.left < one.right + gap &&
  one.top < other.bottom &&
  other.top < one.bottom;
