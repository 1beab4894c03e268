import { expect, test } from "vitest";
import { compareSettings } from "@/scripts/lib/settings.mjs";

const source = `
const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  DATA_DIR: setting.default(".data"),
});
`;
const page = (...cells: string[]) =>
  [
    "`PORT` in a sentence counts for nothing",
    "| Variable |",
    "|---|",
    ...cells.map((cell) => `| ${cell} | \`X\` |`),
  ].join("\n");

test("settings and their table agree, several in one row too", () => {
  expect(compareSettings(source, page("`PORT`, `DATA_DIR`"))).toEqual([]);
});

test("a setting without a row, and a row without a setting, are both named", () => {
  expect(compareSettings(source, page("`PORT`", "`GONE`"))).toEqual([
    "DATA_DIR is missing in the table",
    "GONE is in the table, but nothing reads it",
  ]);
});

test("a source in which nothing is found is no agreement", () => {
  expect(compareSettings("", page())).toHaveLength(1);
});
