import { measureText } from "@/lib/charts/measure-text";
import type { MonthChart } from "@/lib/charts/prepare-months";

/** What is written around bars that stand so many pixels apart. */
export type MonthWords = {
  /** The value on each bar: all of them or none. */
  readonly hasValues: boolean;
  readonly names: readonly {
    readonly month: string;
    readonly text: string;
    readonly year: string;
  }[];
  /** What opens between the bars, where it has room, by its instant. */
  readonly marks: ReadonlySet<string>;
};

type Words = Pick<MonthChart, "bars" | "marks">;

const gapPx = 4;

/** No value, name or mark touches its neighbour in a plot that is so many pixels wide. */
export const monthWords = ({ bars, marks }: Words, plotPx: number): MonthWords => {
  const pitch = plotPx / Math.max(1, bars.length) - gapPx;
  const fits = (texts: readonly string[]) => texts.every((text) => measureText(text) <= pitch);
  const named = bars.map(({ month, label }, index) => ({
    month,
    text: label.slice(0, 3),
    // "Jan 2026" where a year begins, "Feb" after it.
    year: index === 0 || month.slice(5, 7) === "01" ? label.slice(3) : "",
  }));
  const short = named.map((name) => ({ ...name, year: "" }));
  const letters = short.map((name) => ({ ...name, text: name.text.slice(0, 1) }));
  const names = [named, short].find((level) => fits(level.map(({ text, year }) => text + year)));
  return {
    hasValues: fits(bars.map(({ value }) => value)),
    names: names ?? letters,
    marks: new Set(marksApart(marks, plotPx)),
  };
};

const marksApart = (marks: Words["marks"], plotPx: number): string[] => {
  let end = 0;
  return marks.flatMap(({ at, left, label }) => {
    const from = (left / 100) * plotPx + gapPx;
    const to = from + measureText(label);
    if (label === "" || from < end || to > plotPx) return [];
    end = to + gapPx;
    return [at];
  });
};
