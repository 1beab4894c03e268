// npm run rebuild: what the book comes to is dropped and added up anew from its facts. A server with the
// embedded database must be stopped first; on a PostgreSQL it may go on.
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/root.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");
const { run } = await import("./lib/process.mjs");

runCommand(async () => {
  requireInstalled();
  const { code } = await run(
    process.execPath,
    ["--import", "tsx", inRoot("scripts/lib/rebuild-projection.ts")],
    { show: true },
  );
  return code;
});
