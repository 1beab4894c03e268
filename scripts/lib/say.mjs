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
   * @param {number} [exitCode]
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command to its end and turns every way of failing into an exit code.
 * @param {() => Promise<number | void>} command answers with its exit code; none means 0
 */
export const runCommand = async (command) => {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    const refusal = error instanceof Refusal ? error : null;
    if (!refusal) console.error(error);
    else if (refusal.message) console.error(`commitbook: ${refusal.message}`);
    process.exitCode = refusal?.exitCode ?? 1;
  }
};
