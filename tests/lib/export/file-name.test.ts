import { expect, test } from "vitest";
import { toFileName } from "@/lib/export/file-name";

const clocks = { asOf: "2026-11-20T14:00:00.000Z", knownAt: "2026-11-20T14:05:03.123Z" };

test("a file says what it holds and at which clocks, to the millisecond", () => {
  expect(toFileName(["ledger", "Brightwater Analytics, Inc.", "cmt_1"], clocks, "csv")).toBe(
    "ledger-brightwater-analytics-inc-cmt-1-as-of-20261120T140000000Z-known-20261120T140503123Z.csv",
  );
});

test("no name leaves its folder, its header or the letters that every system takes", () => {
  for (const name of ["../../etc", 'a"; filename="b', "a\r\nSet-Cookie: x", "Ünïcode GmbH", "東京"])
    expect(toFileName(["ledger", name], clocks, "csv")).toMatch(/^[A-Za-z0-9.-]+$/);
  expect(toFileName(["ledger", "東京"], clocks, "csv")).toMatch(/^ledger-as-of-/);
});
