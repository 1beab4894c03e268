// npm run bench [-- name [arguments]]: the benchmarks under tests/bench, one after another, each
// against its own floor; with a name that one alone, as in `npm run bench -- sync metronome 100`.
import { readdirSync } from "node:fs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/root.mjs";

requireNode();
const { runCommand, say } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");
const { run } = await import("./lib/process.mjs");

runCommand(async () => {
  requireInstalled();
  const [name, ...sizes] = process.argv.slice(2);
  const all = readdirSync(inRoot("tests/bench")).filter((file) => file.endsWith(".bench.ts"));
  const files = all.filter((file) => name === undefined || file === `${name}.bench.ts`);
  if (files.length === 0) throw new Error(`There is no benchmark "${name}": ${all.join(", ")}`);
  let worst = 0;
  for (const file of files.sort()) {
    say(file);
    const { code } = await run(
      process.execPath,
      ["--import", "tsx", "--expose-gc", `tests/bench/${file}`, ...sizes],
      { show: true },
    );
    worst = Math.max(worst, code);
  }
  return worst;
});
