import { readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { Refusal, say, showRefusal } from "./command.mjs";
import { listFailedScenes, listFailedTests } from "./failures.mjs";
import { run } from "./process.mjs";

/** @typedef {import("./tally.mjs").Outcome} Outcome */

/** @param {string} file @returns {Record<string, unknown>} */
const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
};

/** @param {unknown} value */
const count = (value) => (typeof value === "number" ? value : 0);

/**
 * A runner that fails without a failed test (a crash, a file that cannot be read) still counts as one.
 * @param {Outcome} outcome @param {number} code @returns {Outcome}
 */
const atLeastOneFailure = (outcome, code) =>
  code !== 0 && outcome.failed === 0
    ? { ...outcome, failed: 1, why: `ended with exit code ${code}, but no test says why` }
    : outcome;

/** @param {string} folder for the report @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>} */
export const runVitest = async (folder, env) => {
  say("Unit and integration tests");
  return vitest(path.join(folder, "vitest.json"), env, []);
};

/**
 * The built server over HTTP. Without a build there is nothing to ask: the end-to-end tests, which come
 * after, count that as their failure.
 * @param {string} folder for the report @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>}
 */
export const runBuilt = async (folder, env) => {
  try {
    await ensureBuilt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { passed: 0, failed: 0, skipped: 1, why: "the application could not be built" };
  }
  say("Tests of the built server");
  const config = ["--config", "tests/built/vitest.config.ts"];
  return vitest(path.join(folder, "built.json"), env, config);
};

/** @param {string} report @param {NodeJS.ProcessEnv} env @param {string[]} more @returns {Promise<Outcome>} */
const vitest = async (report, env, more) => {
  const reporters = ["--reporter=default", "--reporter=json"];
  const args = ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...more];
  const { code } = await run(process.execPath, [...args, `--outputFile.json=${report}`], {
    env,
    show: true,
  });
  const totals = readReport(report);
  const outcome = {
    passed: count(totals.numPassedTests),
    failed: count(totals.numFailedTests),
    skipped: count(totals.numPendingTests) + count(totals.numTodoTests),
    failures: listFailedTests(totals),
  };
  return atLeastOneFailure(outcome, code);
};

/** The end-to-end tests, as arguments for Node. */
export const playwright = ["node_modules/@playwright/test/cli.js", "test"].concat([
  "-c",
  "tests/e2e/playwright.config.ts",
]);

/** @param {string} report @returns {Outcome} */
const readPlaywright = (report) => {
  const whole = readReport(report);
  const stats = /** @type {Record<string, unknown>} */ (whole.stats ?? {});
  return {
    passed: count(stats.expected) + count(stats.flaky),
    failed: count(stats.unexpected),
    skipped: count(stats.skipped),
    failures: listFailedScenes(whole),
  };
};

/** How many end-to-end tests there are; a list needs neither a browser nor a build. */
const countEndToEnd = async (/** @type {string} */ folder) => {
  const report = path.join(folder, "playwright-list.json");
  await run(process.execPath, [...playwright, "--list", "--reporter=json"], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return Math.max(1, readPlaywright(report).skipped);
};

/** @param {string} folder @param {string} why @returns {Promise<Outcome>} */
export const skipEndToEnd = async (folder, why) => ({
  passed: 0,
  failed: 0,
  skipped: await countEndToEnd(folder),
  why,
});

/**
 * Builds, then drives the built application. A build that fails counts as one failure, and so does
 * a server that does not come up; the tests they keep from running count as skipped.
 * @param {string} folder for the report
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
export const runEndToEnd = async (folder, env) => {
  try {
    await ensureBuilt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    showRefusal(error);
    return { ...(await skipEndToEnd(folder, "the application could not be built")), failed: 1 };
  }
  say("End-to-end tests");
  const report = path.join(folder, "playwright.json");
  const { code } = await run(process.execPath, playwright, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    show: true,
  });
  const outcome = readPlaywright(report);
  if (code === 0 || outcome.passed + outcome.failed > 0) return atLeastOneFailure(outcome, code);
  const why = `the run broke off before its first test (exit code ${code})`;
  return { ...(await skipEndToEnd(folder, why)), failed: 1 };
};
