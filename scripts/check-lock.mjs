// Fails when the lock file would not install on every platform, or names the host it came from.
import { readFileSync } from "node:fs";
import { checkLock } from "./lib/lock-file.mjs";
import { inRoot } from "./lib/root.mjs";

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(inRoot(name), "utf8"));

const problems = checkLock(read("package.json"), read("package-lock.json"));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
