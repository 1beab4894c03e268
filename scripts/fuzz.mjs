// npm run fuzz [-- requests [seed]]: hostile requests at the built server, 100,000 unless told otherwise.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runWithDice } = await import("./lib/dice-run.mjs");

runCommand(() => runWithDice({ name: "fuzz", of: "REQUESTS", usual: 100_000 }));
