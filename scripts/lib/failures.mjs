import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./root.mjs";

/**
 * @typedef {{ status?: string, fullName?: string, failureMessages?: string[] }} TestReport
 * @typedef {{ name?: string, status?: string, message?: string, assertionResults?: TestReport[] }} FileReport
 * @typedef {{ file?: string, line?: number, title?: string, ok?: boolean, tests?: SceneReport[] }} Spec
 * @typedef {{ results?: { error?: { message?: string } }[] }} SceneReport
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/** The first line of a reason: what a long run says is read from its end, where little fits. */
const asLine = (/** @type {string | undefined} */ reason) =>
  stripVTControlCharacters(reason ?? "")
    .split("\n", 1)[0]
    ?.slice(0, 200) ?? "";

const named = (/** @type {string} */ name, /** @type {string | undefined} */ reason) =>
  reason ? `${name}: ${asLine(reason)}` : name;

/** @param {Record<string, unknown>} report of Vitest @returns {string[]} */
export const listFailedTests = (report) =>
  /** @type {FileReport[]} */ (report.testResults ?? []).flatMap((file) => {
    const name = path.relative(root, file.name ?? "");
    const failed = (file.assertionResults ?? []).filter(({ status }) => status === "failed");
    // A file that cannot be read has no test that could have failed.
    if (failed.length === 0 && file.status === "failed") return [named(name, file.message)];
    return failed.map((test) => named(`${name} > ${test.fullName}`, test.failureMessages?.[0]));
  });

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** @param {Record<string, unknown>} report of Playwright @returns {string[]} */
export const listFailedScenes = (report) =>
  specsOf(/** @type {Suite} */ (report))
    .filter(({ ok }) => ok === false)
    .map((spec) => {
      const results = (spec.tests ?? []).flatMap((test) => test.results ?? []);
      const reason = results.find(({ error }) => error)?.error?.message;
      return named(`${spec.file}:${spec.line} > ${spec.title}`, reason);
    });
