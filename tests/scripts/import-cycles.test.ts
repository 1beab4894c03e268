import { expect, test } from "vitest";
import { listImportCycles } from "@/scripts/lib/import-cycles";
import { readSourceFacts } from "@/scripts/lib/source-facts";

const list = (tree: Readonly<Record<string, string>>): string[] =>
  listImportCycles(
    Object.entries(tree).map(([path, text]) => ({ path, facts: readSourceFacts(path, text) })),
  );

test("two files that need no more than each other's types are a circle", () => {
  const tree = {
    "lib/a.ts": 'import type { B } from "@/lib/b"; export type A = B;',
    "lib/b.ts": 'import { type A } from "./a"; export type B = A;',
  };
  expect(list(tree)).toEqual(["lib/a.ts imports lib/b.ts imports lib/a.ts"]);
});

test("every file is told in one circle, from the first of its files by the shortest way", () => {
  const tree = {
    "lib/a.ts": 'export * from "@/lib/b"; import "@/lib/c";',
    "lib/b.tsx": 'import "@/lib/c";',
    "lib/c.ts": 'const later = () => import("@/lib/a");',
  };
  expect(list(tree)).toEqual([
    "lib/a.ts imports lib/c.ts imports lib/a.ts",
    "lib/b.tsx imports lib/c.ts imports lib/a.ts imports lib/b.tsx",
  ]);
});

test("files that share what they need are none, nor are packages", () => {
  const tree = {
    "lib/a.ts": 'import "@/lib/b"; import "@/lib/c"; import "zod";',
    "lib/b.ts": 'import "@/lib/c"; import "./style.css";',
    "lib/c.ts": "export const c = 1;",
  };
  expect(list(tree)).toEqual([]);
});
