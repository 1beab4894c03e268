import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { runChecks } from "./checks.mjs";
import { isStopping } from "./children.mjs";
import { atEnd, Refusal, say, showRefusal } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { startPostgres } from "./postgres.mjs";
import { runBuilt, runEndToEnd, runVitest, skipEndToEnd } from "./runners.mjs";
import { createTally } from "./tally.mjs";

/** @typedef {import("./tally.mjs").Outcome} Outcome */

/** @returns {Promise<Outcome>} */
const install = async () => {
  await ensureInstalled();
  return { passed: 0, failed: 0, skipped: 0 };
};

/** @returns {Promise<Outcome>} */
const check = async () => {
  const outcomes = await runChecks();
  const of = (/** @type {string} */ state) =>
    outcomes.filter((outcome) => outcome.state === state).length;
  const left = outcomes.filter(({ state }) => state === "skipped").map(({ name }) => name);
  const counts = { passed: of("passed"), failed: of("failed"), skipped: left.length };
  return left.length > 0 ? { ...counts, why: `${left.join(", ")}: not checked` } : counts;
};

/** @param {string} folder @returns {Promise<Outcome>} */
const testUnits = async (folder) => {
  const postgres = await startPostgres();
  // The tests of the built server use the same one.
  if (postgres.url) process.env.COMMITBOOK_TEST_DATABASE_URL = postgres.url;
  say(postgres.url ? "PostgreSQL: found" : `PostgreSQL: ${postgres.missing}`);
  if (postgres.url) return runVitest(folder, process.env);
  const outcome = await runVitest(folder, process.env);
  const why = `those that need a PostgreSQL are skipped: ${postgres.missing}`;
  return { ...outcome, why: outcome.why ? `${outcome.why}; ${why}` : why };
};

/** @param {string} folder @returns {Promise<Outcome>} */
const testEndToEnd = async (folder) => {
  const browser = await findBrowser();
  if (browser.missing !== undefined) {
    say(`Browser: ${browser.missing}`);
    return skipEndToEnd(folder, `skipped: ${browser.missing}`);
  }
  say(`Browser: ${browser.name}`);
  return runEndToEnd(folder, { ...process.env, ...browser.environment });
};

/** @param {() => Promise<Outcome>} part @returns {Promise<Outcome>} */
const settle = async (part) => {
  try {
    return await part();
  } catch (error) {
    if (error instanceof Refusal) showRefusal(error);
    else if (!isStopping()) console.error(error);
    return { passed: 0, failed: 1, skipped: 0, why: "broke off, see above" };
  }
};

/**
 * Everything, one part after another; a part that fails does not keep the next from running.
 * @returns {Promise<number>} the exit code
 */
export const testEverything = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "commitbook-tests-"));
  /** @type {[string, () => Promise<Outcome>][]} */
  const parts = [
    ["Packages", install],
    ["Checks", check],
    ["Unit and integration tests", () => testUnits(folder)],
    ["Tests of the built server", () => runBuilt(folder, process.env)],
    ["End-to-end tests", () => testEndToEnd(folder)],
  ];
  const tally = createTally(parts.map(([name]) => name));
  // Left first, so it comes last: after everything has been stopped, on every way out.
  atEnd(() => {
    rmSync(folder, { recursive: true, force: true });
    for (const line of tally.lines()) console.log(line);
  });
  for (const [name, part] of parts) {
    const outcome = await settle(part);
    if (isStopping()) return 1;
    tally.record(name, outcome);
    if (part === install && tally.hasFailed()) break;
  }
  return tally.hasFailed() ? 1 : 0;
};
