import { expect, test } from "vitest";
import { pools } from "@/lib/domain/base/pool";
import { toldAmounts } from "@/lib/domain/figures/figure-table";
import { provenFigures, titleOf, totalFigures } from "@/lib/domain/figures/provable";

test("whatever a total adds up has a proof of its own in each commitment", () => {
  const proven: readonly string[] = provenFigures;
  expect(totalFigures.filter((figure) => !proven.includes(figure))).toEqual([]);
});

test("every amount that an answer carries can be proved", () => {
  const proven: readonly string[] = provenFigures;
  expect(toldAmounts.filter((figure) => !proven.includes(figure))).toEqual([]);
  const totals: readonly string[] = totalFigures;
  expect(toldAmounts.filter((figure) => !totals.includes(figure))).toEqual([]);
});

test("what has a proof has a name in some pool", () => {
  const nameless = provenFigures.filter((figure) => pools.every((pool) => !titleOf(figure, pool)));
  expect(nameless).toEqual([]);
});
