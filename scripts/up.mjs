// npm run up: from a fresh clone to the running application.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { up } = await import("./lib/up.mjs");
runCommand(up);
