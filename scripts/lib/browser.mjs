import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { say } from "./command.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const onPath = () => {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
  }
  return null;
};

/** A Chromium carried by an npm package, with the libraries it needs; Linux on x64 only. */
const fromPackage = async () => {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { VERCEL } = process.env;
  try {
    // Makes the package unpack its own system libraries beside the browser.
    process.env.VERCEL ??= "1";
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch {
    return null;
  } finally {
    // The build and the server that are tested next must not take this for the real thing.
    if (VERCEL === undefined) delete process.env.VERCEL;
  }
};

const works = (/** @type {string} */ file) =>
  spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;

const installed = () => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  say("Installing a Chromium (apt-get)");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    stdio: "ignore",
  });
  return onPath();
};

/**
 * The browser the end-to-end tests drive, or null when none can be had.
 * @returns {Promise<string | null>}
 */
export const findBrowser = async () => {
  for (const find of [() => process.env.BROWSER_BIN ?? null, onPath, fromPackage, installed]) {
    const file = await find();
    if (file && works(file)) return file;
  }
  return null;
};
