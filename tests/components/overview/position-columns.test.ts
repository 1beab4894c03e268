import { expect, test } from "vitest";
import { callsForColumn } from "@/components/overview/position-columns";
import type { Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import { usd } from "@/tests/components/support/amounts";

test.each<[string, Metric<Amount>, boolean]>([
  ["nothing", { kind: "value", value: usd("0") }, false],
  ["an incomplete nothing", { kind: "incomplete", value: usd("0"), reason: "cut" }, false],
  ["what has not begun", { kind: "not-started" }, false],
  ["something", { kind: "value", value: usd("-5") }, true],
  ["something incomplete", { kind: "incomplete", value: usd("-5"), reason: "cut" }, true],
  ["what nobody knows", { kind: "no-data", reason: "never read" }, true],
])(
  "%s: a column stands where it has to, and only there (metrics 3.14 ruling 29)",
  (_, metric, isThere) => {
    expect(callsForColumn(metric)).toBe(isThere);
  },
);
