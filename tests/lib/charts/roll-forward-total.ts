import type { WirePeriodCells, WireReportPeriod, WireRollForwardTotal } from "@/lib/wire/report";

export const nothing: WirePeriodCells = {
  ...{ opening: "0", closing: "0", overage: "0", rolledIntoNext: "0", entries: 0 },
  atEnd: { entries: 0, amount: "0" },
  moved: {
    additions: "0",
    "rollover-in": "0",
    drawdown: "0",
    expiry: "0",
    "rollover-out": "0",
    "true-up": "0",
    credited: "0",
    adjustments: "0",
  },
};

export const months = (count: number): WireReportPeriod[] =>
  Array.from({ length: count }, (_, index) => {
    const [firstDay, endDay] = [index + 1, index + 2].map(
      (month) => `2026-${String(month).padStart(2, "0")}-01`,
    );
    const [first = "", end = ""] = [firstDay, endDay];
    return {
      ...{ firstDay: first, endDay: end, isWhole: true },
      ...{ start: `${first}T00:00:00.000Z`, end: `${end}T00:00:00.000Z` },
    };
  });

export const totalOf = (
  count: number,
  cells: WireRollForwardTotal["all"]["whole"],
  pool: "balance" | "target" | "hourly" = "balance",
): WireRollForwardTotal => {
  const column = { periods: Array.from({ length: count }, () => cells), whole: cells };
  return {
    sheet: { side: "sold", pool, unit: { kind: "currency", code: "USD" } },
    ...{ commitments: 1, withoutAmount: 0, all: column },
    fundings:
      pool === "balance"
        ? [
            { funding: "paid", column },
            { funding: "granted", column },
          ]
        : [],
  };
};
