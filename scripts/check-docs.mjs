// Fails when a page cites a path, a heading or a command that is not there.
import { existsSync, readFileSync } from "node:fs";
import { runCommand } from "./lib/command.mjs";
import { checkPage, listAnchors } from "./lib/docs.mjs";
import { listRepositoryFiles } from "./lib/files.mjs";
import { inRoot } from "./lib/root.mjs";

/** @param {string} path */
const read = (path) => readFileSync(inRoot(path), "utf8");

runCommand(async () => {
  const files = await listRepositoryFiles();
  const pages = files.filter((path) => path.endsWith(".md"));
  const anchors = new Set(
    pages.flatMap((page) => listAnchors(read(page)).map((anchor) => `${page}#${anchor}`)),
  );
  const repository = {
    /** @param {string} path */
    exists: (path) => (path.includes("#") ? anchors.has(path) : existsSync(inRoot(path))),
    scripts: Object.keys(JSON.parse(read("package.json")).scripts),
  };
  const problems = pages.flatMap((page) =>
    checkPage(page, read(page), repository).map(({ line, what }) => `${page}:${line} ${what}`),
  );
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
});
