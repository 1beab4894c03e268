import { requireInstalled } from "./install.mjs";
import { run } from "./process.mjs";
import { inRoot } from "./root.mjs";

/**
 * Runs a part of the application as a command; answers with its exit code.
 * @param {string} file below the root
 * @param {readonly string[]} [given] what stands behind the command
 */
export const runTypeScript = async (file, given = []) => {
  requireInstalled();
  const args = ["--import", "tsx", inRoot(file), ...given];
  const { code } = await run(process.execPath, args, { show: true });
  return code;
};
