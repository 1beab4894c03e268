/** @typedef {{ kind: "clear" } | { kind: "found", lines: string[] } | { kind: "unanswered" }} Advisories */

/** The exit code of a check that could not be made. */
export const skippedCode = 3;

/** What is worth stopping for; the rest is told by npm audit to whoever asks it. */
const grave = new Set(["high", "critical"]);

/** @param {unknown} value @returns {Record<string, unknown>} */
const fieldsOf = (value) =>
  typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};

/**
 * What `npm audit --json` said. Anything that is no list of advisories is no answer: a registry without
 * that service, an error page, nothing at all.
 * @param {string} output
 * @returns {Advisories}
 */
export const readAdvisories = (output) => {
  const said = parse(output);
  if (!("vulnerabilities" in said)) return { kind: "unanswered" };
  const lines = Object.entries(fieldsOf(said.vulnerabilities)).flatMap(([name, given]) => {
    const { severity, range } = fieldsOf(given);
    return grave.has(String(severity)) ? [`${name} ${range}: ${severity}`] : [];
  });
  return lines.length > 0 ? { kind: "found", lines } : { kind: "clear" };
};

/** @param {string} output */
const parse = (output) => {
  try {
    return fieldsOf(JSON.parse(output));
  } catch {
    return {};
  }
};
