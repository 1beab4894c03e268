import { startChild } from "./children.mjs";
import { Refusal, say } from "./command.mjs";

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
    const stream = show ? "inherit" : "pipe";
    const child = startChild(program, args, { stdio: ["ignore", stream, stream], ...options });
    let output = "";
    for (const source of [child.stdout, child.stderr])
      source?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    child.once("error", (error) => resolve({ code: 127, output: `${error.message}\n` }));
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
  throw new Refusal(`${task} failed (exit code ${code}); its own words stand above.`, {
    details: output,
  });
};
