/** What must not stand in a file that others clone: where it was made, and where packages came from. */
const traces: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: "a registry host",
    pattern: /\b(?:registry|npm|pypi|deb|packages?)(?:\.[\w-]+)+\.(?:org|com|net|io|dev|cn)\b/i,
  },
  { what: "a registry setting", pattern: /^\s*(?:@[\w-]+:)?registry\s*=/m },
  { what: "the host a package came from", pattern: /"resolved":\s*"(?:https?|git)/ },
  {
    what: "a path of one machine",
    pattern: /(?<![\w.~/)\]}-])\/(?:home|Users|root|work)\/[\w.-]+/,
  },
  { what: "a path of one machine", pattern: /\b[A-Z]:\\+Users\\+\w/ },
];

export const listTraces = (text: string): string[] =>
  traces.flatMap(({ what, pattern }) => {
    const found = pattern.exec(text);
    return found ? [`${what} (${found[0].trim()})`] : [];
  });
