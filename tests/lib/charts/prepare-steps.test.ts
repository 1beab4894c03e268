import { expect, test } from "vitest";
import { prepareSteps } from "@/lib/charts/prepare-steps";
import type { Outlook } from "@/lib/wire/commitment";
import {
  balanceSeriesOf,
  outlookOf,
  type PlainEntry,
  seriesOf,
  term,
} from "@/tests/lib/charts/plain-series";

const midnight = (day: string): string => `${day}T00:00:00.000Z`;
const at = "2026-11-20T12:00:00.000Z";
const plain = { at, isRollover: false };
const end = midnight("2026-12-01");

const entries: readonly PlainEntry[] = [
  [midnight("2026-09-01"), "grant", "100"],
  [midnight("2026-10-01"), "drawdown", "-63"],
];

const pictureOf = (outlook: Outlook | null, more: readonly PlainEntry[] = []) => {
  const picture = prepareSteps(
    seriesOf({
      segments: [{ ...term, start: midnight("2026-09-01"), end }],
      balance: balanceSeriesOf([...entries, ...more]),
      forecast: outlook && { from: at, perDay: "1", outlooks: [outlook] },
    }),
    plain,
  );
  if (picture === null) throw new Error("there is a balance to draw");
  return picture;
};

test("the plan falls from the grant to nothing at the end, and what is ahead goes on from today", () => {
  const picture = pictureOf(outlookOf({ from: at, end, left: "37", unused: "26" }));
  expect(picture.plans).toEqual(["M56 14 L516 160"]);
  // 80.5 of 91 days; 37 and 26 of 100.
  expect(picture.ahead).toEqual({
    line: "M462.9 106 L516 122",
    beyond: null,
    runOut: null,
    y: 122,
  });
  expect(picture.today).toBe(462.9);
});

test("what runs out is marked on the axis, and goes on below it", () => {
  const outlook = outlookOf({
    ...{ from: at, end, left: "37", emptyAt: midnight("2026-11-25"), overage: "12" },
  });
  const { ahead, ticks } = pictureOf(outlook);
  const zero = ticks[0]?.y ?? 0;
  expect(ahead?.runOut).toEqual({ x: 485.7, y: zero });
  expect(ahead?.beyond).toBe(`M485.7 ${zero} L516 160`);
  expect(zero).toBeLessThan(160);
});

test("drafts hang at today, from what is settled to what is available", () => {
  const draft: PlainEntry = [end, "drawdown", "-10", "draft"];
  const { pending, today } = pictureOf(null, [draft]);
  // 37 and 27 of 100, across the whole width: nothing is said beside it.
  expect(pending).toEqual({ x: today, from: 106, to: 120.6 });
  expect(pictureOf(null).pending).toBeNull();
  expect(pictureOf(null).right).toBe(640);
});

test("a line without an end leaves the picture at its edge", () => {
  const beyondEdge: Outlook = {
    ...outlookOf({ from: at, end: midnight("2027-03-01"), left: "37", unused: "0" }),
    end: null,
  };
  const { ahead } = pictureOf(beyondEdge);
  expect(ahead?.line).toMatch(/ L516 [\d.]+$/);
});

test("where no grant is given nothing is planned, and where no balance is known nothing is drawn", () => {
  const segments = [{ ...term, start: midnight("2026-09-01"), end, granted: null }];
  const balance = balanceSeriesOf(entries);
  expect(prepareSteps(seriesOf({ segments, balance }), plain)?.plans).toEqual([]);
  expect(prepareSteps(seriesOf({ segments }), plain)).toBeNull();
});

test("what rolled over is planned from what came, not from twice as much", () => {
  const segments = [{ ...term, start: midnight("2026-09-01"), end, rolledIn: "100" }];
  const series = seriesOf({ segments, balance: balanceSeriesOf(entries) });
  expect(prepareSteps(series, { at, isRollover: true })?.plans).toEqual(["M56 14 L640 160"]);
  // Beside its own grant it is twice as high: 200 at the top, and the hundred of the entry half way.
  expect(prepareSteps(series, plain)?.line).toContain("M56 87");
});
