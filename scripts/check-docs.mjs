// Fails when the pages and the repository disagree: a path, heading or command that a page cites and
// that is not there, a folder without its README, a README that leaves out a file beside it. Their tables are held against the code by
// tests/documents.test.ts.
import { existsSync, readFileSync } from "node:fs";
import { runCommand } from "./lib/command.mjs";
import { checkPage, listAnchors, listMissingReadmes, listUnnamedFiles } from "./lib/docs.mjs";
import { listRepositoryFiles } from "./lib/files.mjs";
import { inRoot } from "./lib/root.mjs";

/** @param {string} path */
const read = (path) => readFileSync(inRoot(path), "utf8");

/** @param {readonly string[]} pages */
const listUntrue = (pages) => {
  const anchors = new Set(
    pages.flatMap((page) => listAnchors(read(page)).map((anchor) => `${page}#${anchor}`)),
  );
  const repository = {
    /** @param {string} path */
    exists: (path) => (path.includes("#") ? anchors.has(path) : existsSync(inRoot(path))),
    scripts: Object.keys(JSON.parse(read("package.json")).scripts),
  };
  return pages.flatMap((page) =>
    checkPage(page, read(page), repository).map(({ line, what }) => `${page}:${line} ${what}`),
  );
};

runCommand(async () => {
  const files = await listRepositoryFiles();
  const problems = [
    ...listUntrue(files.filter((path) => path.endsWith(".md"))),
    ...listMissingReadmes(files).map(
      (folder) => `${folder} has no README.md that says what it holds and what it does not`,
    ),
    ...listUnnamedFiles(files, read),
  ];
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
});
