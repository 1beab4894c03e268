import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { runChecks } from "./checks.mjs";
import { say } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { startPostgres } from "./postgres.mjs";
import { run } from "./process.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

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

/** A runner that fails without a failed test (a crash, a console error) still counts as one. */
const atLeastOneFailure = (/** @type {Counts} */ counts, /** @type {number} */ code) =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/** @param {string} folder @param {NodeJS.ProcessEnv} env @returns {Promise<Counts>} */
const runVitest = async (folder, env) => {
  say("Unit and integration tests");
  const report = path.join(folder, "vitest.json");
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const { code } = await run(process.execPath, [...args, `--outputFile.json=${report}`], {
    env,
    show: true,
  });
  const totals = readReport(report);
  const counts = {
    passed: count(totals.numPassedTests),
    failed: count(totals.numFailedTests),
    skipped: count(totals.numPendingTests) + count(totals.numTodoTests),
  };
  return atLeastOneFailure(counts, code);
};

/** @param {string} folder @param {NodeJS.ProcessEnv} env @returns {Promise<Counts>} */
const runEndToEnd = async (folder, env) => {
  await ensureBuilt();
  say("End-to-end tests");
  const report = path.join(folder, "playwright.json");
  const args = ["node_modules/@playwright/test/cli.js", "test", "-c"];
  const { code } = await run(process.execPath, [...args, "tests/e2e/playwright.config.ts"], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    show: true,
  });
  const stats = /** @type {Record<string, unknown>} */ (readReport(report).stats ?? {});
  const counts = {
    passed: count(stats.expected) + count(stats.flaky),
    failed: count(stats.unexpected),
    skipped: count(stats.skipped),
  };
  return atLeastOneFailure(counts, code);
};

/** @returns {Promise<number>} the exit code */
export const testEverything = async () => {
  await ensureInstalled();
  const checks = await runChecks();
  /** @type {Counts[]} */
  const all = [
    {
      passed: checks.filter(({ passed }) => passed).length,
      failed: checks.filter(({ passed }) => !passed).length,
      skipped: 0,
    },
  ];
  const folder = mkdtempSync(path.join(tmpdir(), "commitbook-tests-"));
  const postgres = await startPostgres();
  say(postgres ? "PostgreSQL: found" : "PostgreSQL: none to be had, its tests are skipped");
  try {
    const env = {
      ...process.env,
      ...(postgres ? { COMMITBOOK_TEST_DATABASE_URL: postgres } : {}),
    };
    all.push(await runVitest(folder, env));
    const browser = await findBrowser();
    say(
      browser ? `Browser: ${browser}` : "Browser: none to be had, the end-to-end tests are skipped",
    );
    all.push(
      browser
        ? await runEndToEnd(folder, { ...process.env, BROWSER_BIN: browser })
        : { passed: 0, failed: 0, skipped: 1 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const sum = (/** @type {keyof Counts} */ key) =>
    all.reduce((total, each) => total + each[key], 0);
  const skipped = sum("skipped");
  console.log(
    `${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`,
  );
  return sum("failed") === 0 ? 0 : 1;
};
