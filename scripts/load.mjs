// npm run load [-- pglite|postgres|both readers seconds viewers commitments]: many readers of a large book at once,
// on the built server and over loopback alone. Ends by itself; exit code 1 where it did not hold.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runCommand } = await import("./lib/command.mjs");
const { runTypeScript } = await import("./lib/run-typescript.mjs");

const [engine = "both", ...given] = process.argv.slice(2);

runCommand(async () => {
  let worst = 0;
  for (const each of engine === "both" ? ["pglite", "postgres"] : [engine])
    worst = Math.max(worst, await runTypeScript("tests/bench/load.ts", [each, ...given]));
  return worst;
});
