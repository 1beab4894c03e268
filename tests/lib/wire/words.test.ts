import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort();

type WordList = { readonly name: string; readonly words: ReadonlySet<string> };

const isText = (value: unknown): value is string => typeof value === "string";

/** Every list of words that the domain or the table of sources exports. */
const readLists = async (): Promise<WordList[]> => {
  const files = ["lib/domain", "lib/sources"].flatMap(filesOf);
  const modules = await Promise.all(
    files.map(async (file) => [file, Object.entries(await import(join("@", file)))] as const),
  );
  return modules.flatMap(([file, exported]) =>
    exported.flatMap(([name, value]) =>
      Array.isArray(value) && value.length > 1 && value.every(isText)
        ? [{ name: `${name} of ${file}`, words: new Set(value) }]
        : [],
    ),
  );
};

const literalEnum = /z\s*\.\s*(?:enum|literal)\(\s*\[[^\]]*\]/g;
const literalUnion = /"[\w.-]+"(?:\s*\|\s*"[\w.-]+")+/g;
const literalArray = /\[\s*(?:"[\w.-]+",?\s*)+\]/g;

/** The literal words of each place in a source that looks like `pattern`. */
const wordsIn = (source: string, pattern: RegExp): string[][] =>
  [...source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").matchAll(pattern)].map(([found]) =>
    [...found.matchAll(/"([^"\n]*)"/g)].map(([, word = ""]) => word),
  );

const isPartOf = (words: readonly string[], list: WordList): boolean =>
  words.length > 1 && words.every((word) => list.words.has(word));

const isAllOf = (words: readonly string[], list: WordList): boolean =>
  words.length > 2 && words.length === list.words.size && isPartOf(words, list);

let lists: readonly WordList[];
beforeAll(async () => {
  lists = await readLists();
});

const findRetyped = (
  folders: readonly string[],
  pattern: RegExp,
  isRetyped: (words: readonly string[], list: WordList) => boolean,
): string[] =>
  folders.flatMap(filesOf).flatMap((file) =>
    wordsIn(readFileSync(file, "utf8"), pattern).flatMap((words) => {
      const list = lists.find((each) => isRetyped(words, each));
      return list === undefined ? [] : [`${file} retypes ${list.name}: ${words.join(", ")}`];
    }),
  );

describe("a list of words stands once", () => {
  test("no schema retypes one, whole or in part", () => {
    expect(findRetyped(["lib/wire"], literalEnum, isPartOf)).toEqual([]);
  });

  test.each([
    ["union", literalUnion],
    ["array", literalArray],
  ])("nothing outside of the domain writes a whole one out as a %s", (_, pattern) => {
    const folders = ["charts", "client", "format", "jobs", "server", "store", "sync", "wire"];
    const all = [...folders.map((name) => `lib/${name}`), "components", "app"];
    expect(findRetyped(all, pattern, isAllOf)).toEqual([]);
  });

  test("the lists of the domain are found, and so is a source that retypes one", () => {
    expect(lists.map(({ name }) => name)).toContain(
      "entryKinds of lib/domain/ledger/entry-kinds.ts",
    );
    expect(wordsIn('z\n  .enum(["all", "ended"])', literalEnum)).toEqual([["all", "ended"]]);
    expect(wordsIn('| "all"\n  /** Now. */\n  | "ended"', literalUnion)).toEqual([
      ["all", "ended"],
    ]);
    expect(wordsIn('of(["all", "ended"])', literalArray)).toEqual([["all", "ended"]]);
    const views: WordList = { name: "views", words: new Set(["all", "current", "ended"]) };
    expect([isPartOf(["all", "ended"], views), isPartOf(["all", "old"], views)]).toEqual([
      true,
      false,
    ]);
  });
});
