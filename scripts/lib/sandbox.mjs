import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { endOf, startChild } from "./children.mjs";
import { Refusal } from "./command.mjs";
import { isFree } from "./port.mjs";

/**
 * @typedef {{
 *   type: "ready",
 *   url: string,
 *   vercel: { url: string, token: string },
 *   metronome: { url: string, token: string },
 *   datadog: { url: string, apiKey: string, appKey: string },
 * }} Ready
 * @typedef {{ anchor: string, port: number }} Story the day the sandbox's world is told from, and its port
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 */

const patienceMs = 60_000;

const providerKeys = ["VERCEL_TOKEN", "METRONOME_API_KEY", "DD_API_KEY"];

/**
 * The sandbox stands in for the providers when there is no key for any of them.
 * @param {NodeJS.ProcessEnv} environment
 */
export const isWanted = (environment) => {
  if (environment.COMMITBOOK_SANDBOX) return environment.COMMITBOOK_SANDBOX === "1";
  return providerKeys.every((key) => !environment[key]);
};

/**
 * The story of an earlier start, so that this one tells the same.
 * @param {string} file
 * @param {Date} now
 * @returns {Promise<Story>}
 */
const recallStory = async (file, now) => {
  const today = { anchor: now.toISOString().slice(0, 10), port: 0 };
  if (!existsSync(file)) return today;
  const { anchor = today.anchor, port = 0 } = JSON.parse(readFileSync(file, "utf8"));
  return { anchor, port: port && (await isFree(port)) ? port : 0 };
};

/**
 * Kept once: a later start on another port may be one that finds the directory in use and ends.
 * @param {string} file
 * @param {Story} story
 */
const keepStory = (file, story) => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(story, null, 2)}\n`, { mode: 0o600 });
};

/** @param {ChildProcess} child @returns {Promise<Ready>} */
export const readyOf = (child) =>
  new Promise((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Refusal("The sandbox did not answer in time.")),
      patienceMs,
    );
    child.once("message", (message) => {
      clearTimeout(patience);
      resolve(/** @type {Ready} */ (message));
    });
    endOf(child).then((code) =>
      reject(new Refusal(`The sandbox stopped before it answered (exit code ${code}).`)),
    );
  });

/**
 * What the server must know to read the sandbox as if it were the providers.
 * @param {Ready} ready
 * @param {string | undefined} allowedHosts those already allowed
 */
export const environmentOf = ({ url, vercel, metronome, datadog }, allowedHosts) => {
  const urls = [url, vercel.url, metronome.url, datadog.url];
  const hosts = [...(allowedHosts ?? "").split(","), ...urls.map((each) => new URL(each).host)];
  return {
    COMMITBOOK_SANDBOX: "1",
    COMMITBOOK_SANDBOX_URL: url,
    COMMITBOOK_ALLOW_HOSTS: [...new Set(hosts.filter(Boolean))].join(","),
    VERCEL_API_URL: vercel.url,
    VERCEL_TOKEN: vercel.token,
    METRONOME_API_URL: metronome.url,
    METRONOME_API_KEY: metronome.token,
    DATADOG_API_URL: datadog.url,
    DD_API_KEY: datadog.apiKey,
    DD_APP_KEY: datadog.appKey,
  };
};

/**
 * Starts the sandbox, with the same story and, if it is free, on the same port as last time.
 * @param {string} dataDir
 * @returns {Promise<{ child: ChildProcess, ready: Ready, anchor: string }>}
 */
export const startSandbox = async (dataDir) => {
  const file = path.join(dataDir, "sandbox.json");
  const { anchor, port } = await recallStory(file, new Date());
  const script = ["--import", "tsx", "sandbox/main.ts"];
  const child = startChild(
    process.execPath,
    [...script, "--port", String(port), "--anchor", anchor],
    { stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const ready = await readyOf(child);
  if (!existsSync(file)) keepStory(file, { anchor, port: Number(new URL(ready.url).port) });
  return { child, ready, anchor };
};
