// npm run rebuild: what the book comes to is dropped and added up anew from its facts. A server with the
// embedded database must be stopped first; on a PostgreSQL it may go on.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runTypeScript } = await import("./lib/run-typescript.mjs");

runCommand(() => runTypeScript("scripts/lib/rebuild-projection.ts"));
