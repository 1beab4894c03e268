import { describe, expect, test } from "vitest";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import { balanceDays, changeOf, groupMovements } from "@/lib/domain/ledger/movement-bars";

const movement = (kind: EntryKind, amount: string, entries = 1) => ({ kind, entries, amount });

const days = balanceDays(
  [
    { day: "2026-11-01", movements: [movement("grant", "100")] },
    { day: "2026-11-02", movements: [movement("drawdown", "-10.05", 3)] },
    {
      day: "2026-11-08",
      movements: [movement("drawdown", "-0.95"), movement("adjustment", "1", 2)],
    },
    { day: "2026-11-09", movements: [movement("drawdown", "-90"), movement("overage", "7")] },
  ],
  "0",
);

describe("what moved by the calendar", () => {
  test("each day has the balance after it, and a memo moves none", () => {
    expect(days.map(({ balance }) => balance)).toEqual(["100", "89.95", "90", "0"]);
  });

  test("weeks add up what their days moved, and end where the last of them ends", () => {
    expect(groupMovements(days, "week")).toEqual([
      { day: "2026-10-26", movements: [movement("grant", "100")], balance: "100" },
      {
        day: "2026-11-02",
        movements: [movement("drawdown", "-11", 4), movement("adjustment", "1", 2)],
        balance: "90",
      },
      {
        day: "2026-11-09",
        movements: [movement("drawdown", "-90"), movement("overage", "7")],
        balance: "0",
      },
    ]);
  });

  test("opening and what moved come to the last balance, in any step", () => {
    for (const step of ["day", "week", "month", "year"] as const) {
      const bars = groupMovements(days, step);
      expect(changeOf(bars.flatMap(({ movements }) => movements))).toBe("0");
      expect(bars.at(-1)?.balance).toBe("0");
    }
  });

  test("without an opening there is no balance, never a zero", () => {
    expect(balanceDays(days, null).map(({ balance }) => balance)).toEqual([null, null, null, null]);
  });
});
