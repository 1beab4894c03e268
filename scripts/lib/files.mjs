import { existsSync, readdirSync } from "node:fs";
import { run } from "./process.mjs";
import { inRoot } from "./root.mjs";

const notOurs = new Set([".git", ".next", ".data", "node_modules", "test-results"]);

/** @param {string} folder below the top of the repository @returns {string[]} */
const walk = (folder) =>
  readdirSync(inRoot(folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });

/**
 * Every file that is, or is about to be, part of the repository: what git tracks and what it does
 * not ignore. In a copy without git, every file that is not made by a build.
 * @returns {Promise<string[]>}
 */
export const listRepositoryFiles = async () => {
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { code, output } = await run("git", listing);
  if (code !== 0) return walk("");
  return [...new Set(output.split("\0"))].filter((path) => path !== "" && existsSync(inRoot(path)));
};
