import { expect, test } from "vitest";
import { readTheme } from "@/components/layout/theme";

test.each([
  ["light", "light"],
  ["dark", "dark"],
  ["auto", "auto"],
  ["sepia", "auto"],
  [undefined, "auto"],
])("the cookie %s means the theme %s", (cookie, theme) => {
  expect(readTheme(cookie)).toBe(theme);
});
