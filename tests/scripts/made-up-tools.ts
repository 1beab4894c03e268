import type { MadeUpProject } from "@/tests/scripts/made-up-project";

const note = `const note = (line) => require("node:fs").appendFileSync("log", line + "\\n");`;

/** Stands in for a check: passes unless it is the one that is to fail. */
const check = (name: string) => `process.exit(process.env.FAILING_CHECK === "${name}" ? 1 : 0);`;

/** Stands in for Vitest: passes its tests, or fails, dies or hangs as it is told. */
const vitest = `
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const report = process.argv.find((text) => text.startsWith("--outputFile.json="));
if (!report) process.exit(0);
${note}
note("vitest");
if (process.argv.includes("tests/built/vitest.config.ts")) {
  require("node:fs").writeFileSync(report.split("=")[1], JSON.stringify({ numPassedTests: 3 }));
  process.exit(0);
}
const { VITEST = "", COMMITBOOK_TEST_DATABASE_URL: url } = process.env;
if (VITEST === "dies") process.exit(3);
const failed = VITEST === "fails" ? 2 : 0;
const broken = { status: "failed", fullName: "a sum foots", failureMessages: ["Error: 57, not 50\\nat x"] };
const file = { name: process.cwd() + "/tests/sums.test.ts", assertionResults: [{ status: "passed" }, broken] };
const totals = { numPassedTests: 10, numFailedTests: failed, numPendingTests: url ? 0 : 4 };
if (failed) totals.testResults = [file, { name: "tests/odd.test.ts", status: "failed", message: "no such word" }];
if (VITEST === "hangs") setInterval(() => {}, 1000);
else {
  require("node:fs").writeFileSync(report.split("=")[1], JSON.stringify(totals));
  process.exit(failed ? 1 : 0);
}`;

/** Stands in for Playwright's command: a list of seven tests, and a run of them. */
const playwright = `
const isList = process.argv.includes("--list");
${note}
if (!isList) note("e2e " + (process.env.BROWSER_BIN || process.env.BROWSER_CHANNEL || "own"));
if (!isList && process.env.E2E === "dies") process.exit(5);
const stats = isList ? { skipped: 7 } : process.env.E2E === "fails"
  ? { expected: 2, unexpected: 1, skipped: 4 } : { expected: 7 };
const failing = { file: "book.spec.ts", line: 7, title: "a door opens", ok: false, tests: [
  { results: [{}, { error: { message: "\\u001b[31mTimed out\\u001b[39m" } }] },
] };
const suites = stats.unexpected ? [{ suites: [{ specs: [failing, { ok: true }] }] }] : [];
const whole = JSON.stringify({ stats, suites });
require("node:fs").writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME, whole);
process.exit(stats.unexpected ? 1 : 0);`;

/** Stands in for Playwright's library: notes every browser it is asked for, starts the one it is told to. */
const library = `
${note}
exports.chromium = {
  launch: async ({ timeout, ...which }) => {
    note("launch " + JSON.stringify(which));
    if (JSON.stringify(which) !== process.env.BROWSER_THAT_WORKS) throw new Error("no");
    return { close: async () => {} };
  },
};`;

/** Puts stand-ins where npm test looks for its tools. */
export const addTools = (project: MadeUpProject): void => {
  project.write("node_modules/@biomejs/biome/bin/biome", check("lint"));
  project.write("node_modules/typescript/bin/tsc", check("types"));
  project.write("node_modules/knip/bin/knip.js", check("unused"));
  for (const name of ["check-docs", "check-lock", "check-advisories"])
    project.write(`scripts/${name}.mjs`, check(name));
  project.write("node_modules/vitest/vitest.mjs", vitest);
  project.write("node_modules/@playwright/test/cli.js", playwright);
  project.write("node_modules/@playwright/test/index.js", library);
  project.write(
    "node_modules/@playwright/test/package.json",
    '{ "name": "@playwright/test", "main": "index.js" }',
  );
};
