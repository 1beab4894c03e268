// npm run check-audit: the audit log is what was written. A server with the embedded database must be
// stopped first; on a PostgreSQL it may go on.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runTypeScript } = await import("./lib/run-typescript.mjs");

runCommand(() => runTypeScript("scripts/lib/check-audit.ts"));
