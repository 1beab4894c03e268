import { describe, expect, test } from "vitest";
import { isOnOtherScale, readRate, readShare } from "@/lib/providers/datadog/utilization-value";
import { parseExactJson } from "@/lib/providers/http/exact-json";

const fraction = { scale: "fraction", isOther: false } as const;
const percent = { scale: "percent", isOther: false } as const;

describe("a share", () => {
  test.each([
    [0.85, "0.85"],
    [0, "0"],
    [1, "1"],
    [1e-7, "0.0000001"],
  ])("%d is read exactly as a fraction", (value, utilization) => {
    expect(readShare(value, fraction)).toMatchObject({ utilization, doubt: null });
  });

  test.each([
    [85.25, "0.8525"],
    [100, "1"],
    [0, "0"],
    [0.3, "0.003"],
  ])("%d is read exactly as percent", (value, utilization) => {
    expect(readShare(value, percent)).toMatchObject({ utilization, doubt: null });
  });

  test.each([
    [1.000001, "out-of-range"],
    [1.5, "out-of-range"],
    [1.500001, "scale"],
    [1.7, "scale"],
    [-0.000001, "out-of-range"],
  ])("%d is doubted, never clamped", (value, doubt) => {
    expect(readShare(value, fraction)).toEqual({ utilization: null, raw: String(value), doubt });
  });

  test("missing, null and text stay apart", () => {
    expect(readShare(undefined, fraction)).toEqual({
      utilization: null,
      raw: "",
      doubt: "not-given",
    });
    expect(readShare(null, fraction)).toEqual({
      utilization: null,
      raw: "null",
      doubt: "not-given",
    });
    expect(readShare("0.5", fraction)).toEqual({
      utilization: null,
      raw: '"0.5"',
      doubt: "not-a-number",
    });
    expect(readShare({ of: 1 }, fraction)).toMatchObject({
      raw: '{"of":1}',
      doubt: "not-a-number",
    });
  });

  test("a number with more digits than a double keeps all of them", () => {
    const value = parseExactJson("0.12345678901234567890123");
    expect(readShare(value, fraction)).toEqual({
      utilization: "0.12345678901234567890123",
      raw: "0.12345678901234567890123",
      doubt: null,
    });
  });

  test("on the other scale every value is doubted but nothing used", () => {
    const isOther = { ...fraction, isOther: true };
    expect(readShare(0.9, isOther)).toEqual({ utilization: null, raw: "0.9", doubt: "scale" });
    expect(readShare(0, isOther)).toMatchObject({ utilization: "0", doubt: null });
  });
});

describe("the scale of an answer", () => {
  test("most values above 1.5 are percent; one of them is that one's trouble", () => {
    expect(isOnOtherScale([97.2, 41, 0.8, 0], "fraction")).toBe(true);
    expect(isOnOtherScale([1.7, 0.9, 0.4], "fraction")).toBe(false);
    expect(isOnOtherScale([1.7], "fraction")).toBe(true);
  });

  test("nothing above 1.5 where percent is read are fractions", () => {
    expect(isOnOtherScale([0.97, 1, 0.41, 0], "percent")).toBe(true);
    expect(isOnOtherScale([97.2, 0.4], "percent")).toBe(false);
  });

  test("nothing, zeros and what is no number decide nothing", () => {
    for (const values of [[], [0, 0], [null, undefined, "0.9"]]) {
      expect(isOnOtherScale(values, "fraction")).toBe(false);
      expect(isOnOtherScale(values, "percent")).toBe(false);
    }
  });
});

test("a rate may be a loss of any size, never more than all (metrics 3.10)", () => {
  expect(readRate(-9.5, fraction)).toBe("-9.5");
  expect(readRate(0.33, fraction)).toBe("0.33");
  expect(readRate(33, percent)).toBe("0.33");
  expect(readRate(33, fraction)).toBeNull();
  expect(readRate(1.01, fraction)).toBeNull();
});
