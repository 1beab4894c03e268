import { readFileSync } from "node:fs";
import { parseHex, type Rgb } from "@/tests/components/support/colour";

export type ThemeName = "light" | "dark";

const css = readFileSync("app/globals.css", "utf8");
const declaration = /--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g;

const tokens = new Map(
  [...css.matchAll(declaration)].map(([, name = "", light = "", dark = ""]) => [
    name,
    { light: parseHex(light), dark: parseHex(dark) },
  ]),
);

/** A token of globals.css as the browser paints it. */
export const token = (name: string, theme: ThemeName): Rgb => {
  const found = tokens.get(name);
  if (!found) throw new Error(`globals.css declares no colour --${name}`);
  return found[theme];
};

export const globalsCss = css;
