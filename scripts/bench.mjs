// npm run bench: every benchmark under tests/bench, one after another, each against its own floor.
import { readdirSync } from "node:fs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/root.mjs";

requireNode();
const { runCommand, say } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");
const { run } = await import("./lib/process.mjs");

runCommand(async () => {
  requireInstalled();
  const files = readdirSync(inRoot("tests/bench")).filter((name) => name.endsWith(".bench.ts"));
  let worst = 0;
  for (const file of files.sort()) {
    say(file);
    const { code } = await run(
      process.execPath,
      ["--import", "tsx", "--expose-gc", `tests/bench/${file}`, ...process.argv.slice(2)],
      { show: true },
    );
    worst = Math.max(worst, code);
  }
  return worst;
});
