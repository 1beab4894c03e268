// npm run verify: the quick checks, in the order continuous integration runs them.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runChecks } = await import("./lib/checks.mjs");
const { runCommand, say } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");

runCommand(async () => {
  requireInstalled();
  const outcomes = await runChecks();
  const failed = outcomes.find(({ state }) => state === "failed");
  const passed = outcomes.filter(({ state }) => state === "passed").length;
  const all = passed === outcomes.length ? `All ${passed}` : `${passed} of ${outcomes.length}`;
  say(failed ? `Stopped at: ${failed.name}` : `${all} checks passed`);
  return failed ? 1 : 0;
});
