import { expect, test } from "vitest";
import { known, type Metric, markIncomplete, noData } from "@/lib/domain/base/metric";
import { findMetricWord, formatMetric } from "@/lib/format/format-metric";

test.each<[Metric<string>, string]>([
  [known("5"), "5 d"],
  [markIncomplete(known("5"), "5 accounts"), "5 d incomplete"],
  [{ kind: "not-started" }, "not started"],
  [noData("429"), "no data"],
  [{ kind: "not-given" }, "not given"],
  [{ kind: "undefined" }, "no commitment"],
  [{ kind: "not-applicable" }, "n/a"],
])("%o is printed as %s", (metric, text) => {
  expect(formatMetric(metric, (value) => `${value} d`)).toBe(text);
});

test("a word never stands without its reason, and the source's own reason wins", () => {
  expect(findMetricWord(noData("Fewer than 7 days"))?.reason).toBe("Fewer than 7 days");
  expect(findMetricWord({ kind: "not-given" })?.reason).not.toBe("");
  expect(findMetricWord(known("0"))).toBeNull();
});
