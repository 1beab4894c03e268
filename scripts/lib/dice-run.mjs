import { ensureBuilt } from "./build.mjs";
import { requireInstalled } from "./install.mjs";
import { run } from "./process.mjs";

/**
 * Tests of the built server that roll dice, as often as somebody asks and by a seed that repeats them:
 * `npm run NAME -- COUNT SEED`.
 * @param {{ name: string, of: string, usual: number }} what `of` is what is counted
 * @returns {Promise<number>} the exit code
 */
export const runWithDice = async ({ name, of, usual }) => {
  requireInstalled();
  await ensureBuilt();
  const [count = String(usual), seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
  const told = `COMMITBOOK_${name.toUpperCase()}`;
  const { code } = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/built/vitest.config.ts", name],
    { env: { ...process.env, [`${told}_${of}`]: count, [`${told}_SEED`]: seed }, show: true },
  );
  return code;
};
