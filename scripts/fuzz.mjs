// npm run fuzz [-- requests [seed]]: hostile requests at the built server, 100,000 unless told otherwise.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { ensureBuilt } = await import("./lib/build.mjs");
const { runCommand } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");
const { run } = await import("./lib/process.mjs");

runCommand(async () => {
  requireInstalled();
  await ensureBuilt();
  const [requests = "100000", seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
  const { code } = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/built/vitest.config.ts", "fuzz"],
    {
      env: { ...process.env, COMMITBOOK_FUZZ_REQUESTS: requests, COMMITBOOK_FUZZ_SEED: seed },
      show: true,
    },
  );
  return code;
});
