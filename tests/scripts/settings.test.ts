import { expect, test } from "vitest";
import { sources } from "@/lib/sources/sources";
import { compareAddresses, compareSettings, compareSources } from "@/scripts/lib/settings";

const names = ["PORT", "DATA_DIR"];
const page = (...cells: string[]) =>
  [
    "`PORT` in a sentence counts for nothing",
    "| Variable |",
    "|---|",
    ...cells.map((cell) => `| ${cell} | \`X\` |`),
  ].join("\n");

test("settings and their table agree, several in one row too", () => {
  expect(compareSettings(names, page("`PORT`, `DATA_DIR`"))).toEqual([]);
});

test("a setting without a row, and a row without a setting, are both named", () => {
  expect(compareSettings(names, page("`PORT`", "`GONE`"))).toEqual([
    "DATA_DIR is missing in the table",
    "GONE is in the table, but nothing reads it",
  ]);
});

test("settings of which none is found are no agreement", () => {
  expect(compareSettings([], page())).toHaveLength(1);
});

const source = {
  ...sources.vercel,
  name: "Acme",
  keys: [{ name: "secret", label: "Key", phrase: "a key", variable: "ACME_KEY" }],
  needs: { onConnect: "", beforeStart: "", inReadme: "to read" },
  gives: "orders",
  address: { usual: "https://{region}.acme.test", variable: "ACME_URL" },
} as const;

const readme = (...table: string[]) =>
  ["| Source | Setting | The key needs | Gives |", "|---|---|---|---|", ...table, "", "|"].join(
    "\n",
  );

test("a source that the README leaves out or tells otherwise is named, both ways", () => {
  const row = "| Acme | `ACME_KEY` | to read | orders |";
  expect(compareSources([source], readme(row))).toEqual([]);
  expect(compareSources([source], readme())).toEqual([`missing: ${row}`]);
  const wrong = row.replace("orders", "invoices");
  expect(compareSources([source], readme(wrong))).toEqual([
    `missing: ${row}`,
    `no source says so: ${wrong}`,
  ]);
});

test("an address is held against its row as far as it is fixed", () => {
  expect(compareAddresses([source], "| `ACME_URL` | `https://` and the region |")).toEqual([]);
  expect(compareAddresses([source], "| `ACME_URL` | `http://acme.test` |")).toHaveLength(1);
});
