import { describe, expect, it } from "vitest";
import { prepareSheet } from "@/lib/charts/prepare-roll-forward";
import type { WirePeriodCells } from "@/lib/wire/report";
import { months, nothing, totalOf } from "@/tests/lib/charts/roll-forward-total";

describe("a sheet of a roll-forward", () => {
  it("has a heading for each period and one for all of them, paid and granted apart", () => {
    const { periods } = prepareSheet(totalOf(2, { kind: "value", value: nothing }), months(2));
    expect(periods.map(({ label }) => label)).toEqual(["Jan 2026", "Feb 2026", "Jan – Feb 2026"]);
    expect(periods.map(({ columns }) => columns.map(({ label }) => label))).toEqual([
      ["Paid", "Granted", "All"],
      ["Paid", "Granted", "All"],
      ["All"],
    ]);
  });

  it("says who paid of the whole alone, where there is no room for it beside each period", () => {
    const { periods } = prepareSheet(totalOf(4, { kind: "value", value: nothing }), months(4));
    expect(periods.map(({ columns }) => columns.length)).toEqual([1, 1, 1, 1, 3]);
  });

  it("prints a dash where nothing moved, a zero where a balance is zero", () => {
    const { lines } = prepareSheet(totalOf(1, { kind: "value", value: nothing }), months(1));
    const cellsOf = (id: string) => lines.find((line) => line.id === id)?.cells.at(-1);
    expect(cellsOf("drawdown")).toBeNull();
    expect(cellsOf("closing")).toMatchObject({ kind: "value", value: { amount: "0" } });
  });

  it("keeps the word where there is no number, and says in the heading what is incomplete", () => {
    const unread = prepareSheet(totalOf(1, { kind: "no-data", reason: "never read" }), months(1));
    expect(new Set(unread.lines.flatMap(({ cells }) => cells.map((cell) => cell?.kind)))).toEqual(
      new Set(["no-data"]),
    );
    const part = { kind: "incomplete", value: nothing, reason: "broke off" } as const;
    expect(prepareSheet(totalOf(1, part), months(1)).periods[0]?.note).toBe(
      "incomplete: broke off",
    );
  });

  it("has as many digits as it takes to add up in print", () => {
    const cells = {
      ...{ ...nothing, opening: "19.375", closing: "19.177" },
      moved: { ...nothing.moved, additions: "20", drawdown: "-20.198" },
    };
    const precisionOf = (value: WirePeriodCells) =>
      prepareSheet(totalOf(1, { kind: "value", value }), months(1)).precision;
    expect(precisionOf(nothing)).toBe("minor");
    // 19.38 + 20.00 - 20.20 is 19.18, and so it is printed; a tenth of a cent less is not.
    expect(precisionOf(cells)).toBe("minor");
    expect(precisionOf({ ...cells, opening: "19.374", closing: "19.176" })).toBe("full");
  });

  it("has the lines of its kind: a plan by the hour opens and closes at nothing", () => {
    const told = { kind: "value", value: nothing } as const;
    const linesOf = (pool: "target" | "hourly") =>
      prepareSheet(totalOf(1, told, pool), months(1)).lines.map(({ label }) => label);
    expect(linesOf("hourly")).toEqual(["Committed", "Used", "Expired unused", "Closing"]);
    expect(linesOf("target")).toEqual([
      ...["Opening", "New targets", "Attained", "True-up", "Still owed"],
    ]);
  });
});
