// npm run chaos [-- rounds [seed]]: bad nights for the built server, 12 on each engine unless told otherwise.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runWithDice } = await import("./lib/dice-run.mjs");

runCommand(() => runWithDice({ name: "chaos", of: "ROUNDS", usual: 12 }));
