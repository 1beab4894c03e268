// npm run administrator -- you@example.com: a link for a book that nobody can administer any more. A server
// with the embedded database must be stopped first; on a PostgreSQL it may go on.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runTypeScript } = await import("./lib/run-typescript.mjs");

runCommand(() => runTypeScript("scripts/lib/administrator.ts", process.argv.slice(2)));
