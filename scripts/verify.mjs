// npm run verify: the quick checks, in the order continuous integration runs them.
import { existsSync } from "node:fs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/root.mjs";

requireNode();
const { runChecks } = await import("./lib/checks.mjs");
const { Refusal, runCommand, say } = await import("./lib/command.mjs");

runCommand(async () => {
  if (!existsSync(inRoot("node_modules")))
    throw new Refusal("The packages are not installed. Run npm ci, then try again.");
  const outcomes = await runChecks();
  const failed = outcomes.find(({ state }) => state === "failed");
  say(failed ? `Stopped at: ${failed.name}` : `All ${outcomes.length} checks passed`);
  return failed ? 1 : 0;
});
