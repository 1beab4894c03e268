import { expect, test } from "vitest";
import { splitAtZero } from "@/lib/charts/split-at-zero";

const line = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));

test("a line above zero stays whole, one at zero is above", () => {
  expect(splitAtZero(line([0, 5], [1, 0]))).toEqual([
    { isBelow: false, points: line([0, 5], [1, 0]) },
  ]);
  expect(splitAtZero([])).toEqual([]);
});

test("a step is cut where it falls, a slope where it crosses", () => {
  expect(splitAtZero(line([0, 5], [1, 5], [1, -5], [2, -5], [4, 5]))).toEqual([
    { isBelow: false, points: line([0, 5], [1, 5], [1, 0]) },
    { isBelow: true, points: line([1, 0], [1, -5], [2, -5], [3, 0]) },
    { isBelow: false, points: line([3, 0], [4, 5]) },
  ]);
});
