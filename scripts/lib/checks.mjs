import { existsSync } from "node:fs";
import { skippedCode } from "./advisories.mjs";
import { say } from "./command.mjs";
import { nextScript } from "./next.mjs";
import { run } from "./process.mjs";
import { inRoot } from "./root.mjs";

/** @typedef {{ name: string, program: string, args: string[] }} Step */
/** @typedef {{ name: string, state: "passed" | "failed" | "skipped" }} Outcome */

/** @param {string} name @param {string} script @param {readonly string[]} [args] @returns {Step} */
const step = (name, script, args = []) => ({
  name,
  program: process.execPath,
  args: [script, ...args],
});

const vitest = "node_modules/vitest/vitest.mjs";

/** The quick checks, cheapest first: what continuous integration runs before any test. */
const listSteps = () => [
  step("format and lint", "node_modules/@biomejs/biome/bin/biome", [
    "check",
    "--error-on-warnings",
  ]),
  step("lock file", "scripts/check-lock.mjs"),
  step("docs", "scripts/check-docs.mjs"),
  ...(existsSync(inRoot("app")) ? [step("route types", nextScript, ["typegen"])] : []),
  // What is kept of an earlier check has hidden an error: each check looks at everything.
  step("types", "node_modules/typescript/bin/tsc", ["--noEmit", "--incremental", "false"]),
  step("nothing unused", "node_modules/knip/bin/knip.js", ["--no-progress"]),
  step("layers, layout, tables", vitest, [
    "run",
    "tests/architecture.test.ts",
    "tests/documents.test.ts",
    "tests/repository.test.ts",
  ]),
  step("known advisories", "scripts/check-advisories.mjs"),
];

/**
 * Runs the checks one after another; after the first that fails the rest are skipped.
 * @returns {Promise<Outcome[]>}
 */
export const runChecks = async () => {
  /** @type {Outcome[]} */
  const outcomes = [];
  let hasFailed = false;
  for (const { name, program, args } of listSteps()) {
    if (hasFailed) {
      outcomes.push({ name, state: "skipped" });
      continue;
    }
    const startedAt = performance.now();
    const { code, output } = await run(program, args);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const isSkipped = code === skippedCode;
    hasFailed = code !== 0 && !isSkipped;
    outcomes.push({ name, state: hasFailed ? "failed" : isSkipped ? "skipped" : "passed" });
    say(`${hasFailed ? "FAILED" : isSkipped ? "skipped" : "passed"}  ${name} (${seconds} s)`);
    if (isSkipped) say(`         ${output.trim()}`);
    if (hasFailed) process.stderr.write(output);
  }
  return outcomes;
};
