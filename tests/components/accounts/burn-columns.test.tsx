import { expect, test } from "vitest";
import { burnColumnsOf, isCrowded } from "@/components/accounts/burn-columns";
import type { BurnRow } from "@/lib/charts/prepare-burn-order";
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
  const few = burnColumnsOf([rowOf({ lapsed: "1" })]);
  const many = burnColumnsOf([rowOf({ ...moved, notYetOpen: "135000", pending: "30762" })]);
  expect([isCrowded(few), isCrowded(many)]).toEqual([false, true]);
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
