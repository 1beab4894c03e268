import { describe, expect, test } from "vitest";
import { drawLane } from "@/lib/charts/draw-lane";
import { prepareTimeline } from "@/lib/charts/prepare-timeline";
import { timeWindow } from "@/lib/charts/time-window";
import type { TimelineRow } from "@/lib/wire/timeline";
import { day, plainRow, plainTerm } from "@/tests/lib/charts/plain-timeline";

const at = day("2027-01-01");
const window = timeWindow("year", "2026-01", null, at);
const width = 730;
/** One pixel a day. */
const axis = {
  toX: (ms: number) => ((ms - window.startMs) / (window.endMs - window.startMs)) * width,
  width,
  todayX: null,
};

const draw = (row: TimelineRow, index = 0) => {
  const lanes = prepareTimeline([row], window, at).items.flatMap((item) =>
    item.kind === "lane" ? [item.lane] : [],
  );
  const lane = lanes[index];
  if (!lane) throw new Error("There is no such lane.");
  return drawLane(lane, axis, at);
};

const usd = { unit: { kind: "currency", code: "USD" }, pool: "balance" } as const;

const withParts = (parts: object) => {
  const term = plainTerm("a", ["2026-07-01", "2027-07-01"]);
  return plainRow("a", [
    { ...term, segments: term.segments.map((each) => ({ ...each, ...parts })) },
  ]);
};

const barsOf = (row: TimelineRow) =>
  draw(row).bars.map(({ meaning, x, width: own }) => [meaning, Math.round(x), Math.round(own)]);

describe("a lane in pixels", () => {
  test("fills a segment by what became of its grant, from its beginning to its end", () => {
    expect(barsOf(withParts({ drawn: "50", pending: "25", left: "25" }))).toEqual([
      ["drawn", 181, 181],
      ["pending", 363, 91],
      ["available", 455, 91],
    ]);
  });

  test("has one outline for what is to come, not given, or holds nothing any more", () => {
    const later = plainRow("a", [plainTerm("a", ["2027-02-01", "2027-07-01"])]);
    expect(barsOf(later)).toEqual([["not-open", 396, 149]]);
    expect(barsOf(withParts({ granted: null, left: null }))).toEqual([["not-open", 181, 364]]);
    expect(barsOf(withParts({ drawn: "0", left: "0" }))).toEqual([["outline", 181, 364]]);
  });

  test("ends where it was withdrawn", () => {
    const term = plainTerm("a", ["2026-07-01", "2027-07-01"], { archivedAt: day("2026-10-01") });
    const { bars } = draw(plainRow("a", [term]));
    expect(bars.map(({ x, width: own }) => [x, x + own])).toEqual([[181, 272]]);
  });

  test("ends at the ends of the axis, and goes on past it where it has no end", () => {
    const { bars } = draw(plainRow("a", [plainTerm("a", ["2025-01-01", null])]));
    expect(bars.map(({ meaning, x, width: own, goesOn }) => [meaning, x, x + own, goesOn])).toEqual(
      [
        ["outline", 0, 364, false],
        ["available", 365, 730, true],
      ],
    );
  });

  test("has its words right of all that it draws, else left of it, else nowhere", () => {
    const ending = (start: string, end: string) =>
      draw(
        plainRow("a", [plainTerm("a", [start, end])], {
          gaps: [
            { ...usd, after: { id: "a", name: "a" }, before: null, start: day(end), end: null },
          ],
        }),
      );
    const right = ending("2026-02-01", "2027-02-01");
    expect(right.note).toMatchObject({
      anchor: "start",
      text: "no USD commitment from 1 Feb 2027",
      isWarning: true,
    });
    expect(right.gaps).toEqual([{ x: 396, end: 440 }]);
    expect(ending("2026-09-01", "2027-09-01").note).toMatchObject({ anchor: "end" });
    expect(ending("2026-04-20", "2027-12-01").note).toMatchObject({
      anchor: "end",
      text: "nothing follows",
    });
    expect(ending("2026-01-01", "2027-12-01").note).toBe(null);
  });

  test("is framed where two run, over both lanes where they are neighbours", () => {
    const { overlaps } = draw(
      plainRow(
        "a",
        [plainTerm("a", ["2026-02-01", "2027-02-01"]), plainTerm("b", ["2027-01-01", null])],
        {
          overlaps: [
            {
              ...{ earlier: { id: "a", name: "a" }, later: { id: "b", name: "b" } },
              ...{ start: day("2027-01-01"), end: day("2027-02-01") },
            },
          ],
        },
      ),
    );
    expect(overlaps).toEqual([{ x: 365, end: 396, lanes: 2 }]);
  });

  test("shows what rolled over as one elbow from the end of the lane above", () => {
    const row = plainRow(
      "a",
      [
        plainTerm("a", ["2026-01-01", "2027-01-01"]),
        plainTerm("b", ["2027-01-01", null], { rolledOverFrom: "a" }),
      ],
      {
        rollovers: [
          { from: { id: "a", name: "a" }, into: { id: "b", name: "b" }, at: day("2027-01-01") },
        ],
      },
    );
    expect(draw(row, 1).rollovers).toEqual([
      { key: "a b", fromX: 365, x: 365, above: 1, hasHappened: true },
    ]);
  });
});
