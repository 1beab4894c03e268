import { spawn } from "node:child_process";
import { root } from "./root.mjs";
import { Refusal, say } from "./say.mjs";

/** @typedef {{ code: number, output: string }} Result */
/** @typedef {import("node:child_process").SpawnOptions} SpawnOptions */

const heartbeatMs = 5000;

/**
 * Runs a program to its end. Its output is kept, or shown as it comes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {SpawnOptions & { show?: boolean }} [options]
 * @returns {Promise<Result>}
 */
export const run = (program, args, { show = false, ...options } = {}) =>
  new Promise((resolve) => {
    const stdio = show ? "inherit" : "pipe";
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", stdio, stdio], ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    child.once("error", (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });

/**
 * Like `run`, for steps that take a while: says every few seconds that it is still at it, and ends
 * in a refusal with the program's own words when it fails.
 * @param {string} task such as "Installing packages"
 * @param {string} program
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 */
export const runTask = async (task, program, args, options = {}) => {
  say(task);
  const heartbeat = setInterval(() => say(`${task} …`), heartbeatMs);
  const { code, output } = await run(program, args, options);
  clearInterval(heartbeat);
  if (code === 0) return;
  process.stderr.write(output);
  throw new Refusal(`${task} failed (exit code ${code}); its own words stand above.`);
};

/**
 * @param {string} script below the top of the repository
 * @param {readonly string[]} [args]
 * @returns {[string, string[]]} a program and its arguments
 */
export const nodeScript = (script, args = []) => [process.execPath, [script, ...args]];
