import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingNames } from "@/lib/server/env";
import { sources } from "@/lib/sources/sources";
import { compareAddresses, compareSettings, compareSources } from "@/scripts/lib/settings";

const settingsPage = readFileSync("docs/settings.md", "utf8");
const rows = Object.values(sources);

test("docs/settings.md tells of every setting that is read, and of no other", () => {
  expect(compareSettings(settingNames, settingsPage)).toEqual([]);
});

test("docs/settings.md gives the address at which each source is read", () => {
  expect(compareAddresses(rows, settingsPage)).toEqual([]);
});

test("the README's table of sources is the table of sources", () => {
  expect(compareSources(rows, readFileSync("README.md", "utf8"))).toEqual([]);
});
