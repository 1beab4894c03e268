import path from "node:path";

/**
 * How to call npm: through the very npm that runs this script when there is one, because a shell
 * wrapper such as npm.cmd cannot be started without a shell.
 * @param {readonly string[]} args
 * @param {string | undefined} npmScript
 * @param {string} platform
 * @returns {{ program: string, args: string[], shell: boolean }}
 */
export const npmCall = (
  args,
  npmScript = process.env.npm_execpath,
  platform = process.platform,
) => {
  const isNpm = npmScript !== undefined && /^npm(-cli)?\.c?js$/.test(path.basename(npmScript));
  return isNpm
    ? { program: process.execPath, args: [npmScript, ...args], shell: false }
    : { program: "npm", args: [...args], shell: platform === "win32" };
};
