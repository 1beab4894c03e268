import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceIds, sources } from "@/lib/sources/sources";
import { checkComponentFolders, componentFolders } from "@/scripts/lib/component-folders";
import { listTooLong, listWorthALook } from "@/scripts/lib/file-sizes";
import { listImportCycles } from "@/scripts/lib/import-cycles";
import { checkLayers, checkProviderFolders, checkSourceNames, layers } from "@/scripts/lib/layers";
import { isSource, readSourceFacts } from "@/scripts/lib/source-facts";

const layered = ["app", "components", "lib", "sandbox", "instrumentation.ts", "proxy.ts"];
const measured = [...layered, "scripts", "tests"];

const listFiles = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );
};

const readLines = (path: string) => ({
  path,
  lines: readFileSync(path, "utf8").trimEnd().split("\n").length,
});

const files = [...layered, "scripts"]
  .flatMap(listFiles)
  .filter(isSource)
  .map((path) => ({ path, facts: readSourceFacts(path, readFileSync(path, "utf8")) }));

test("every import follows the table of layers", () => {
  expect(checkLayers(files.filter(({ path }) => !path.startsWith("scripts/")))).toEqual([]);
});

test("folders of components import downwards only, in the order that the page tells", () => {
  expect(checkComponentFolders(files)).toEqual([]);
  const page = readFileSync("docs/architecture.md", "utf8");
  const shown = [...page.matchAll(/^\d+\. `components\/([\w-]+)`/gm)].map(([, folder]) => folder);
  expect(shown).toEqual([...componentFolders]);
});

test("no two files need one another, not even for a type", () => {
  expect(listImportCycles(files)).toEqual([]);
});

test("the page that explains the layers shows the same table", () => {
  const page = readFileSync("docs/architecture.md", "utf8");
  const rows = [...page.matchAll(/^\| `([\w/]+)` \|[^|]*\|([^|]*)\|$/gm)];
  const shown = rows.map(([, folder, may = ""]) => ({
    folder,
    may: may
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean)
      .sort(),
  }));
  const ruled = Object.values(layers)
    .filter(({ folder }) => existsSync(folder))
    .map(({ folder, may }) => ({ folder, may: [...may].sort() }));
  expect(shown).toEqual(expect.arrayContaining(ruled));
  expect(shown).toHaveLength(ruled.length);
});

test("an error is known for one of ours by its brand: a server's bundles hold a copy of each class", () => {
  const found = listFiles("lib")
    .filter((path) => isSource(path) && !path.startsWith("lib/client/"))
    .filter((path) => /instanceof \w+(?:Error|Refusal)\b/.test(readFileSync(path, "utf8")));
  expect(found).toEqual([]);
});

test("a billing source is named by its own row and its own folder, and nowhere else", () => {
  const files = ["app", "components", "lib", "instrumentation.ts", "proxy.ts"]
    .flatMap(listFiles)
    .filter(isSource)
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const names = [...sourceIds, ...Object.values(sources).map(({ name }) => name)];
  expect(checkSourceNames(files, names)).toEqual([]);
});

test("every provider folder holds the same files", () => {
  expect(checkProviderFolders(listFiles("lib/providers"))).toEqual([]);
});

test("no file is too long to read in one sitting", () => {
  const lengths = measured.flatMap(listFiles).filter(isSource).map(readLines);
  for (const remark of listWorthALook(lengths)) console.info(`  look: ${remark}`);
  expect(listTooLong(lengths)).toEqual([]);
});
