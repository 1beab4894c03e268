import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { nextEnvironment, nextScript } from "./next.mjs";
import { runTask } from "./process.mjs";
import { inRoot } from "./root.mjs";

/** Everything the build reads. Tests, docs and the sandbox change nothing in it. */
const sources = [
  "app",
  "components",
  "instrumentation.ts",
  "lib",
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "public",
  "tsconfig.json",
  "types.d.ts",
];

const stampFile = inRoot(".next", "commitbook-build");

/** @param {string} path @returns {string[]} */
const listFiles = (path) => {
  if (!existsSync(inRoot(path))) return [];
  if (!statSync(inRoot(path)).isDirectory()) return [path];
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`));
};

/** The contents, not the dates: a checkout gives every file a new date. */
const fingerprint = () => {
  const hash = createHash("sha256");
  for (const path of sources.flatMap(listFiles).filter((name) => !name.endsWith(".md")))
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update("\0");
  return hash.digest("hex");
};

export const isBuilt = () =>
  existsSync(inRoot(".next", "BUILD_ID")) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, "utf8") === fingerprint();

/** Builds the application unless the build at hand was made of the same sources. */
export const ensureBuilt = async () => {
  if (isBuilt()) return;
  try {
    await runTask("Building the application", process.execPath, [nextScript, "build"], {
      env: { ...process.env, ...nextEnvironment },
    });
  } catch (error) {
    // It holds the failure too, even when an older Node was all that was wrong.
    rmSync(inRoot(".next", "cache"), { recursive: true, force: true });
    throw error;
  }
  writeFileSync(stampFile, fingerprint());
};
