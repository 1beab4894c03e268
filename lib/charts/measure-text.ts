/**
 * How wide chart text is, without a browser: the advance of each letter of IBM Plex Sans in hundredths
 * of its size, as its semi-bold weight has it and rounded up, so that text is never wider than told.
 */
const advances: readonly (readonly [hundredths: number, letters: string])[] = [
  [24, " \u00a0"],
  [30, "'ij!,.l’"],
  [34, ":;()[]·"],
  [40, "f{|}t-r"],
  [46, 'I/\\"'],
  [52, "?szLcvy"],
  [58, "*JgxaFT_ehknou≈"],
  [60, "0123456789$+<=>EZ^`bdpq~−–£×"],
  [66, "SCPVY€¥BRX"],
  [72, "#AKDU&GHNOQ"],
  [86, "Mw—…"],
  [96, "@mW%"],
];

/** Letters that are in no list are told as wide as the widest. */
const widest = 100;

const advanceOf = new Map(
  advances.flatMap(([hundredths, letters]) => [...letters].map((each) => [each, hundredths])),
);

/** Axis and chart text (look 2). */
export const chartTextPx = 11;

export const measureText = (text: string): number =>
  ([...text].reduce((sum, letter) => sum + (advanceOf.get(letter) ?? widest), 0) * chartTextPx) /
  100;
