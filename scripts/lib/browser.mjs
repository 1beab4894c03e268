import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { say } from "./command.mjs";

/**
 * @typedef {{ executablePath?: string, channel?: string }} Launch as Playwright takes it
 * @typedef {{ name: string, launch: Launch }} Candidate
 * @typedef {{ missing?: undefined, name: string, environment: Record<string, string> }} Found
 * @typedef {{ missing: string }} Missing
 */

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** @param {string} file @returns {Candidate} */
const fileCandidate = (file) => ({ name: file, launch: { executablePath: file } });

/** @returns {Candidate[]} */
const onPath = () =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .filter((file) => existsSync(file))
    .map(fileCandidate);

/** Playwright knows where its own download and the usual browsers stand on each system. */
const knownToPlaywright = () => [
  { name: "the one Playwright downloaded", launch: {} },
  { name: "Google Chrome", launch: { channel: "chrome" } },
  { name: "Microsoft Edge", launch: { channel: "msedge" } },
];

/** A Chromium carried by an npm package, with the libraries it needs; Linux on x64 only. */
const fromPackage = async () => {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const { VERCEL } = process.env;
  try {
    // Makes the package unpack its own system libraries beside the browser.
    process.env.VERCEL ??= "1";
    const { default: chromium } = await import("@sparticuz/chromium");
    return [fileCandidate(await chromium.executablePath())];
  } catch {
    return [];
  } finally {
    // The build and the server that are tested next must not take this for the real thing.
    if (VERCEL === undefined) delete process.env.VERCEL;
  }
};

const canInstall = () =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;

const install = () => {
  if (!canInstall()) return [];
  say("Installing a Chromium (apt-get)");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    stdio: "ignore",
  });
  return onPath();
};

/** Only a start tells: a browser may be there and lack a library. @param {Launch} launch */
const works = async (launch) => {
  try {
    const { chromium } = await import("@playwright/test");
    const browser = await chromium.launch({ ...launch, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
};

/** What `tests/e2e/playwright.config.ts` reads. @param {Launch} launch @returns {Record<string, string>} */
const environmentOf = ({ executablePath, channel }) => ({
  ...(executablePath && { BROWSER_BIN: executablePath }),
  ...(channel && { BROWSER_CHANNEL: channel }),
});

/**
 * The browser the end-to-end tests drive, or the words for why none can be had. One that is asked
 * for by name is taken or nothing is.
 * @returns {Promise<Found | Missing>}
 */
export const findBrowser = async () => {
  const asked = process.env.BROWSER_BIN;
  if (asked)
    return (await works({ executablePath: asked }))
      ? { name: asked, environment: { BROWSER_BIN: asked } }
      : { missing: `BROWSER_BIN is ${asked}, which does not start as a Chromium` };
  for (const find of [onPath, knownToPlaywright, fromPackage, install])
    for (const { name, launch } of await find())
      if (await works(launch)) return { name, environment: environmentOf(launch) };
  return {
    missing:
      "no Chromium, Chrome or Edge starts here; install one, or name one with BROWSER_BIN=/path/to/it",
  };
};
