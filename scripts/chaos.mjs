// npm run chaos [-- rounds [seed]]: bad nights for the built server, 12 on each engine unless told otherwise.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { ensureBuilt } = await import("./lib/build.mjs");
const { runCommand } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");
const { run } = await import("./lib/process.mjs");

runCommand(async () => {
  requireInstalled();
  await ensureBuilt();
  const [rounds = "12", seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
  const { code } = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/built/vitest.config.ts", "chaos"],
    {
      env: { ...process.env, COMMITBOOK_CHAOS_ROUNDS: rounds, COMMITBOOK_CHAOS_SEED: seed },
      show: true,
    },
  );
  return code;
});
