/**
 * @typedef {{ passed: number, failed: number, skipped: number, why?: string, failures?: string[] }} Outcome
 * `failures` names each test that failed, with the first line of its reason.
 */

/** @type {Outcome} */
const notFinished = { passed: 0, failed: 0, skipped: 1, why: "not run to its end" };

/**
 * What became of each part of a run, however early the run ends: a part that did not end counts as
 * skipped, so that no ending looks better than it is.
 * @param {readonly string[]} names
 */
export const createTally = (names) => {
  const outcomes = new Map(names.map((name) => [name, notFinished]));

  /** @param {"passed" | "failed" | "skipped"} key */
  const total = (key) => [...outcomes.values()].reduce((sum, outcome) => sum + outcome[key], 0);

  return {
    /** @param {string} name @param {Outcome} outcome */
    record: (name, outcome) => {
      outcomes.set(name, outcome);
    },
    hasFailed: () => total("failed") > 0,
    /** What failed by name, why parts failed or were skipped, and the counts as the last line. */
    lines: () => {
      const reasons = [...outcomes].flatMap(([name, { why, failures = [] }]) => [
        ...failures.map((failure) => `${name} failed: ${failure}`),
        ...(why ? [`${name}: ${why}`] : []),
      ]);
      const skipped = total("skipped");
      const counts = `${total("passed")} passed, ${total("failed")} failed`;
      return [...reasons, skipped > 0 ? `${counts}, ${skipped} skipped` : counts];
    },
  };
};
