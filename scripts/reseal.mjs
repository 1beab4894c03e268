// npm run reseal: keys of billing systems are sealed with the secret in use. Every server that still has the
// secret before must be stopped first.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runTypeScript } = await import("./lib/run-typescript.mjs");

runCommand(() => runTypeScript("scripts/lib/reseal.ts"));
