import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Refusal } from "./command.mjs";
import { npmCall } from "./npm.mjs";
import { runTask } from "./process.mjs";
import { inRoot } from "./root.mjs";

const stampFile = inRoot("node_modules", ".commitbook-install");

/** What the installed packages depend on: the lock file, and the machine they were chosen for. */
const fingerprint = () =>
  createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");

const isInstalled = () =>
  existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint();

/** Installs the packages unless the ones at hand are those of the lock file. */
export const ensureInstalled = async () => {
  if (isInstalled()) return;
  const call = npmCall(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  await runTask("Installing packages", call.program, call.args, { shell: call.shell });
  // Renamed into place: a copy of node_modules made of hard links keeps its own stamp.
  writeFileSync(`${stampFile}.new`, fingerprint());
  renameSync(`${stampFile}.new`, stampFile);
};

/** For commands that should not install by themselves. */
export const requireInstalled = () => {
  if (existsSync(inRoot("node_modules"))) return;
  throw new Refusal("The packages are not installed. Run npm ci, then try again.");
};
