import { expect, test } from "vitest";
import { burnColumnsOf, isCrowded } from "@/components/accounts/burn-columns";
import type { BurnRow } from "@/lib/charts/prepare-burn-order";
import type { Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import { plainRow, usdUnit } from "@/tests/lib/charts/plain-account";

const rowOf = (amounts: NonNullable<Parameters<typeof plainRow>[0]["amounts"]>): BurnRow => ({
  place: 1,
  row: plainRow({ amounts }),
  archivedAt: null,
});

const moved = { adjustments: "2500", truedUp: "1500", lapsed: "90340", rolledIn: "60000" };

test("columns of what none of the rows has are left out", () => {
  const ids = burnColumnsOf([rowOf({ lapsed: "1" })]).map(({ id }) => id);
  expect(ids).toContain("lapsed");
  expect(ids).not.toContain("adjustments");
});

test("many columns are as wide as their content, so that the name keeps its room", () => {
  const [fewRows, manyRows] = [
    [rowOf({ lapsed: "1" })],
    [rowOf({ ...moved, notYetOpen: "135000", pending: "30762" })],
  ];
  const [few, many] = [burnColumnsOf(fewRows), burnColumnsOf(manyRows)];
  expect([isCrowded(few, fewRows), isCrowded(many, manyRows)]).toEqual([false, true]);
  const figure = (columns: typeof many) => columns.find(({ id }) => id === "committed");
  expect(figure(few)).toMatchObject({ width: "88px", suffixSlot: "26px" });
  expect(figure(many)).not.toHaveProperty("width");
  expect(figure(many)).not.toHaveProperty("suffixSlot");
});

test("a unit behind its number keeps its place among many columns", () => {
  const credits = { kind: "quantity", code: "AI credits" } as const;
  const rows = [usdUnit, credits].map((unit) => ({
    ...rowOf({}),
    row: plainRow({ unit, amounts: moved }),
  }));
  expect(burnColumnsOf(rows).find(({ id }) => id === "drawn")).toHaveProperty("suffixSlot");
});

test("a read that broke off calls up no column of nothings, and its word has room", () => {
  const whole = rowOf({ available: "555" });
  const broken = (amount: Metric<Amount>): Metric<Amount> =>
    amount.kind === "value" ? { ...amount, kind: "incomplete", reason: "broke off" } : amount;
  const { available, lapsed, overdrawn } = whole.row.figures;
  const figures = {
    ...whole.row.figures,
    available: broken(available),
    lapsed: broken(lapsed),
    overdrawn: broken(overdrawn),
  };
  const rows = [{ ...whole, row: { ...whole.row, figures } }];
  const shown = burnColumnsOf(rows);
  expect(shown.map(({ id }) => id)).toEqual(burnColumnsOf([whole]).map(({ id }) => id));
  expect([isCrowded(shown, rows), isCrowded(shown, [whole])]).toEqual([true, false]);
});
