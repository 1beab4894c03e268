// npm test: everything, from a fresh clone. The last line counts what passed and what failed.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { testEverything } = await import("./lib/test-everything.mjs");

runCommand(testEverything);
