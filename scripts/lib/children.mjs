import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** For all of them together: whoever manages the service kills what takes longer than ten seconds. */
const graceMs = 9000;

/** @type {Set<ChildProcess>} */
const running = new Set();

let stopping = false;

/** Whether everything is being stopped: what breaks off from here on was made to. */
export const isStopping = () => stopping;

/**
 * Starts a program that must not outlive this one.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export const startChild = (program, args, options) => {
  if (stopping) throw new Error(`${program} is not started any more: everything is being stopped.`);
  const child = spawn(program, args, { cwd: root, ...options });
  running.add(child);
  for (const end of ["exit", "error"]) child.once(end, () => running.delete(child));
  return child;
};

/**
 * How a child ended: its exit code, or 1 for an end by a signal and for no start at all.
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export const endOf = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 1);
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });

/** @param {ChildProcess} child @param {number} patienceMs */
const stop = async (child, patienceMs) => {
  const ended = endOf(child);
  const impatience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(impatience);
};

/** Asks every child to stop, the youngest first, and insists after a while. */
export const stopChildren = async () => {
  stopping = true;
  const deadline = performance.now() + graceMs;
  for (const child of [...running].reverse())
    await stop(child, Math.max(500, deadline - performance.now()));
};

/** Stops every child on the spot. */
export const killChildren = () => {
  for (const child of running) child.kill("SIGKILL");
};
