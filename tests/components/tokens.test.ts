import { describe, expect, test } from "vitest";
import {
  ciede2000,
  contrast,
  labAsSeen,
  mix,
  parseHex,
  type Vision,
} from "@/tests/components/support/colour";
import { globalsCss, type ThemeName, token } from "@/tests/components/support/tokens";

/** Contrast as the page on the look states it: [token, ground, light, dark]. */
const stated: readonly (readonly [string, string, number, number])[] = [
  ["edge", "paper", 3.4, 3.8],
  ["rule", "paper", 11.2, 7.6],
  ["ink", "paper", 16.8, 15.4],
  ["ink2", "paper", 7.5, 8.9],
  ["ink3", "paper", 5.2, 5.9],
  ["ink3", "wash", 4.8, 5.4],
  ["accent", "paper", 5.8, 8.3],
  ["accent", "accent-wash", 5.3, 6.9],
  ["on-accent", "accent", 6.1, 8.1],
  ["drawn", "paper", 11.0, 9.7],
  ["drawn2", "paper", 5.1, 5.2],
  ["drawn3", "paper", 3.0, 3.1],
  ["available", "paper", 3.3, 6.6],
  ["available-text", "paper", 5.5, 8.6],
  ["pending", "paper", 3.3, 10.8],
  ["pending-text", "paper", 5.8, 10.8],
  ["lapsed", "paper", 4.6, 4.0],
  ["lapsed-text", "paper", 5.9, 7.3],
  ["overage", "paper", 5.9, 5.4],
  ["postpaid", "paper", 6.4, 5.8],
  ["plan", "paper", 7.5, 8.9],
  ["forecast", "paper", 5.0, 8.8],
];

const themes: readonly ThemeName[] = ["light", "dark"];

describe.each(themes)("contrast in %s", (theme) => {
  test.each(stated)("%s on %s is as stated", (name, ground, light, dark) => {
    const measured = contrast(token(name, theme), token(ground, theme));
    expect(Math.abs(measured - (theme === "light" ? light : dark))).toBeLessThan(0.1);
  });

  const texts = ["ink", "ink2", "ink3", "accent", "available-text", "pending-text", "lapsed-text"];
  test.each([...texts, "overage", "postpaid", "drawn"])("%s can be read as text", (name) => {
    for (const ground of ["paper", "raised", "wash"])
      expect(contrast(token(name, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["pending-text", "pending"],
    ["ink2", "pending"],
    ["ink3", "pending"],
    ["overage", "overage"],
    ["ink2", "overage"],
  ])("%s can be read on the 8%% wash of %s", (text, meaning) => {
    const wash = mix(token(meaning, theme), token("paper", theme), 0.08);
    expect(contrast(token(text, theme), wash)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["ink", "ink2", "ink3"])("%s can be read on a selected row", (text) => {
    const ground = token("accent-wash", theme);
    expect(contrast(token(text, theme), ground)).toBeGreaterThanOrEqual(4.5);
  });
});

const meanings = ["drawn", "available", "pending", "lapsed", "overage", "postpaid"];

const smallestDifference = (theme: ThemeName, vision: Vision): number => {
  const seen = meanings.map((name) => labAsSeen(token(name, theme), vision));
  const differences = seen.flatMap((one, index) =>
    seen.slice(index + 1).map((other) => ciede2000(one, other)),
  );
  return Math.min(...differences);
};

describe("colour vision", () => {
  test("the measure of difference agrees with its published test data", () => {
    const difference = ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485]);
    expect(difference).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [50, 0, -2.5])).toBeCloseTo(4.3065, 4);
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });

  /** Smallest difference between any two meanings, as the page on the look states it. */
  const table: readonly (readonly [ThemeName, Vision, number])[] = [
    ["light", "normal", 20.5],
    ["light", "protan", 12.7],
    ["light", "deutan", 12.7],
    ["light", "tritan", 15.7],
    ["dark", "normal", 21.7],
    ["dark", "protan", 16.6],
    ["dark", "deutan", 12.3],
    ["dark", "tritan", 15.3],
  ];
  test.each(table)("any two meanings in %s differ enough for %s vision", (theme, vision, least) => {
    const difference = smallestDifference(theme, vision);
    expect(difference).toBeGreaterThanOrEqual(10);
    expect(difference).toBeCloseTo(least, 1);
  });
});

test("a token that breaks the rules is noticed", () => {
  expect(contrast(parseHex("#a5a199"), token("paper", "light"))).toBeLessThan(4.5);
  const alike = ciede2000(
    labAsSeen(parseHex("#bd2518"), "deutan"),
    labAsSeen(parseHex("#7a5a10"), "deutan"),
  );
  expect(alike).toBeLessThan(10);
});

test("the theme is a colour scheme and nothing else", () => {
  expect(globalsCss).toMatch(/\[data-theme="dark"\]\s*\{\s*color-scheme: dark;/);
  expect(globalsCss).toMatch(/\[data-theme="light"\]\s*\{\s*color-scheme: light;/);
  expect(globalsCss).toMatch(/@media print[\s\S]*?color-scheme: light;/);
});
