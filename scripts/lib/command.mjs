import { killChildren, stopChildren } from "./children.mjs";

const startedAt = performance.now();

const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`.padStart(8);

/**
 * One line of progress, with the seconds since the command began.
 * @param {string} line
 */
export const say = (line) => console.log(`[${elapsed()}] ${line}`);

/** An end that a person can act on: shown as one sentence, without a stack. */
export class Refusal extends Error {
  /**
   * @param {string} sentence empty when whoever failed has already said why
   * @param {{ exitCode?: number, details?: string }} [more] details stand above the sentence
   */
  constructor(sentence, { exitCode = 1, details = "" } = {}) {
    super(sentence);
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** @type {(() => void | Promise<void>)[]} */
const cleanups = [];

/**
 * Leaves something to be undone when the command ends, however it ends. The last comes first.
 * @param {() => void | Promise<void>} cleanup
 */
export const atEnd = (cleanup) => {
  cleanups.push(cleanup);
};

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

const parentCheckMs = 500;

/** npm ends without its children when it is told to; whoever it started then ends by itself. */
const whenParentEnds = (/** @type {() => void} */ act) => {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, parentCheckMs);
  watch.unref();
};

/** Rejects when somebody asks the command to stop; asked twice, it stops on the spot. */
const interruption = () =>
  new Promise((_, reject) => {
    let asked = false;
    whenParentEnds(() => reject(new Refusal("", { exitCode: signals.SIGTERM })));
    for (const [signal, exitCode] of Object.entries(signals))
      process.on(signal, () => {
        if (asked) {
          killChildren();
          process.exit(exitCode);
        }
        asked = true;
        reject(new Refusal("", { exitCode }));
      });
  });

/** @param {Refusal} refusal */
export const showRefusal = ({ details, message }) => {
  process.stderr.write(details);
  if (message) console.error(`commitbook: ${message}`);
};

/** @param {unknown} error */
const explain = (error) => {
  if (!(error instanceof Refusal)) {
    console.error(error);
    return 1;
  }
  showRefusal(error);
  return error.exitCode;
};

/** A cleanup that fails does not keep the others from their turn. */
const tidyUp = async () => {
  let exitCode = 0;
  for (const cleanup of [stopChildren, ...cleanups.reverse()])
    try {
      await cleanup();
    } catch (error) {
      exitCode = explain(error);
    }
  return exitCode;
};

/**
 * Runs a command to its end: every way of failing becomes an exit code, and nothing that it
 * started outlives it.
 * @param {() => Promise<number | void>} command answers with its exit code; none means 0
 */
export const runCommand = async (command) => {
  let exitCode = 0;
  try {
    exitCode = (await Promise.race([command(), interruption()])) ?? 0;
  } catch (error) {
    exitCode = explain(error);
  }
  exitCode = (await tidyUp()) || exitCode;
  // Whatever an interrupted command was still waiting for must not hold it back.
  process.exit(exitCode);
};
