import { once } from "node:events";
import { startChild } from "./children.mjs";
import { Refusal, say } from "./command.mjs";
import { nextEnvironment } from "./next.mjs";
import { inRoot } from "./root.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const patienceMs = 120_000;
const pauseMs = 50;
const heartbeatMs = 5000;

/** @param {number} port */
const isHealthy = async (port) => {
  try {
    const signal = AbortSignal.timeout(heartbeatMs);
    return (await fetch(`http://127.0.0.1:${port}/api/health`, { signal })).status === 200;
  } catch {
    return false; // Not listening yet: asked again until patience ends.
  }
};

/** @param {number} port @param {AbortSignal} gone */
const waitUntilHealthy = async (port, gone) => {
  const startedAt = performance.now();
  let heartbeatAt = heartbeatMs;
  while (!gone.aborted) {
    if (await isHealthy(port)) return;
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > patienceMs) throw new Refusal("The server did not answer in time.");
    if (waitedMs > heartbeatAt) {
      say("Waiting for the server …");
      heartbeatAt += heartbeatMs;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};

/**
 * A server that ends before it answers has nearly always said why, in one line of its own.
 * @param {number} code
 * @param {string} words what it wrote to its error output
 * @param {string} output
 */
const refusalOf = (code, words, output) => {
  const exitCode = code || 1;
  if (/^commitbook: /m.test(words)) return new Refusal("", { exitCode });
  return new Refusal(`The server stopped before it answered (exit code ${code}).`, {
    exitCode,
    details: output,
  });
};

/**
 * Starts the built application and waits until it answers.
 * @param {number} port
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<ChildProcess>}
 */
export const startServer = async (port, environment) => {
  const child = startChild(process.execPath, [inRoot("scripts/start.mjs")], {
    env: /** @type {NodeJS.ProcessEnv} */ ({
      ...environment,
      ...nextEnvironment,
      PORT: String(port),
    }),
    // The channel tells the server when this process is gone, however it ended.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  let words = "";
  let answered = false;
  // What Next.js prints on its way up would contradict the progress told here.
  child.stdout?.on("data", (chunk) => {
    if (answered) process.stdout.write(chunk);
    else output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    process.stderr.write(chunk);
    if (!answered) words += chunk;
  });

  const gone = new AbortController();
  // "close" comes after the last of its words has been read, "exit" may come before.
  const closed = once(child, "close").then(([code]) => {
    gone.abort();
    throw refusalOf(code ?? 1, words, output);
  });
  closed.catch(() => {}); // An end after the first answer is told by whoever watches the child.
  await Promise.race([closed, waitUntilHealthy(port, gone.signal)]);
  answered = true;
  return child;
};
