import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { listRepositoryFiles } from "@/scripts/lib/files.mjs";
import { listTraces } from "@/scripts/lib/traces";

const folders = ["app", "components", "docs", "lib", "public", "sandbox", "scripts", "tests"];
const files = [
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "Dockerfile",
  "LICENSE",
  "README.md",
  "biome.json",
  "compose.yaml",
  "instrumentation.ts",
  "knip.json",
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "types.d.ts",
  "vitest.config.ts",
];
const hidden = [".ci", ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc"];

const repositoryFiles = await listRepositoryFiles();

test("the top level holds what the house plan names and nothing else", () => {
  const top = new Set(repositoryFiles.map((path) => path.split("/")[0]));
  const allowed = new Set([...folders, ...files, ...hidden]);
  expect([...top].filter((name) => !allowed.has(name ?? ""))).toEqual([]);
});

test("no file tells where it was made or where packages came from", () => {
  const found = repositoryFiles.flatMap((path) => {
    const text = readFileSync(path, "utf8");
    return text.includes("\0") ? [] : listTraces(text).map((trace) => `${path} names ${trace}`);
  });
  expect(found).toEqual([]);
});

test("pictures stay small, because every clone carries all of them", () => {
  const heavy = repositoryFiles.filter(
    (path) => path.endsWith(".png") && statSync(path).size > 250_000,
  );
  expect(heavy).toEqual([]);
});
