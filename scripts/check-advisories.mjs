// node scripts/check-advisories.mjs: no package that the application runs with has a grave advisory, as far as
// the registry answers. A network that is away or slow skips the check and fails nothing.
import { spawn } from "node:child_process";
import { readAdvisories, skippedCode } from "./lib/advisories.mjs";
import { npmCall } from "./lib/npm.mjs";
import { root } from "./lib/root.mjs";

const patienceMs = 6000;

const call = npmCall([
  "audit",
  "--json",
  "--omit=dev",
  "--fetch-retries=0",
  "--fetch-timeout=5000",
]);

/** @type {Promise<string>} */
const asked = new Promise((resolve) => {
  const child = spawn(call.program, call.args, { cwd: root, shell: call.shell });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.on("error", () => resolve(""));
  child.on("close", () => resolve(output));
  setTimeout(() => child.kill(), patienceMs).unref();
});

const advisories = readAdvisories(await asked);
if (advisories.kind === "unanswered") console.log("the registry does not answer");
if (advisories.kind === "found")
  console.log(`${advisories.lines.join("\n")}\nnpm audit says more, and npm audit fix may help.`);
process.exitCode = { clear: 0, found: 1, unanswered: skippedCode }[advisories.kind];
