import { describe, expect, test } from "vitest";
import { themeTokens } from "@/lib/domain/base/embed-words";
import { contrast, difference, parseColor } from "@/public/embed/frame/colors.js";
import { resolveTheme } from "@/public/embed/frame/theme.js";

const ratio = (left = "", right = ""): number =>
  contrast(parseColor(left) ?? [0, 0, 0], parseColor(right) ?? [0, 0, 0]);

const texts = [
  ...["--ink", "--ink2", "--ink3", "--accent", "--available-text", "--overage-text"],
  "--pending-text",
];
const meanings = ["--drawn", "--available", "--pending", "--lapsed", "--overage", "--postpaid"];

const surfaces = [
  "#fbfaf7",
  "#ffffff",
  "#000000",
  "#131312",
  "#808080",
  "#6a38d0",
  "#ffee00",
  "#7f7f00",
];

describe("whatever surface a host has", () => {
  test.each(surfaces)("on %s all text can be read, and every meaning seen", (surface) => {
    for (const mode of ["light", "dark"]) {
      const { vars } = resolveTheme({ surface, mode, accent: surface, text: surface }, false);
      for (const name of texts)
        expect([name, ratio(vars[name], vars["--paper"]) >= 4.5]).toEqual([name, true]);
      for (const name of meanings)
        expect([name, ratio(vars[name], vars["--paper"]) >= 3]).toEqual([name, true]);
    }
  });

  test("our own colours are not touched on our own papers", () => {
    expect(resolveTheme({}, false).corrected).toEqual([]);
    expect(resolveTheme({}, true).mode).toBe("dark");
    expect(resolveTheme({ mode: "light" }, true).mode).toBe("light");
  });

  test("what was repaired is told by its token", () => {
    const { corrected, vars } = resolveTheme({ surface: "#ffffff", accent: "#ffff00" }, false);
    expect(corrected).toContain("accent");
    expect(ratio(vars["--accent"], "#ffffff")).toBeGreaterThanOrEqual(4.6);
  });

  test("two meanings are never drawn alike, also when the host asks for it", () => {
    const same = { chart1: "#336699", chart2: "#336699", chart3: "#336699", chart5: "#336699" };
    const { vars } = resolveTheme(same, false);
    const colors = ["--drawn", "--available", "--pending", "--overage"].flatMap((name) => {
      const color = parseColor(vars[name]);
      return color === null ? [] : [color];
    });
    expect(colors).toHaveLength(4);
    for (const [index, left] of colors.entries())
      for (const right of colors.slice(index + 1))
        expect(difference(left, right)).toBeGreaterThanOrEqual(10);
  });
});

test("a logo that is stored is shown unless the page says no", () => {
  const shown = (logo: unknown) => resolveTheme({ logo }, false).attributes.logo;
  expect([shown(undefined), shown(true), shown(false)]).toEqual(["shown", "shown", "hidden"]);
});

test("no value of a theme becomes text of a style", () => {
  const attack = "red; } body { background: url(https://evil.example/?";
  const given = Object.fromEntries(themeTokens.map((token) => [token, attack]));
  const { vars, attributes } = resolveTheme({ ...given, unknown: attack }, false);
  expect(JSON.stringify([vars, attributes])).not.toContain("evil");
  expect(JSON.stringify(vars)).toBe(JSON.stringify(resolveTheme({}, false).vars));
});
