import { posix } from "node:path";

export type SizedFile = { readonly path: string; readonly lines: number };

type Guide = { readonly what: string; readonly matches: RegExp; readonly lines: number };

/** Sizes that mean "stop and look". The first that matches counts. */
const guides: readonly Guide[] = [
  { what: "a page", matches: /^app\/.*\bpage\.tsx$/, lines: 25 },
  { what: "a route", matches: /^app\/.*\broute\.tsx?$/, lines: 25 },
  { what: "a query", matches: /^lib\/server\/queries\//, lines: 80 },
  { what: "a preparer", matches: /^lib\/charts\/prepare-/, lines: 80 },
  { what: "a component", matches: /^components\/.*\.tsx$/, lines: 150 },
  { what: "a file", matches: /^(?!tests\/)/, lines: 250 },
];

const limitOf = (path: string): number => (path.startsWith("tests/") ? 600 : 300);

const isTypeScript = ({ path }: SizedFile): boolean =>
  [".ts", ".tsx"].includes(posix.extname(path));

export const listTooLong = (files: readonly SizedFile[]): string[] =>
  files
    .filter(isTypeScript)
    .filter(({ path, lines }) => lines > limitOf(path))
    .map(({ path, lines }) => `${path} has ${lines} lines; split it below ${limitOf(path)}`);

export const listWorthALook = (files: readonly SizedFile[]): string[] =>
  files.flatMap(({ path, lines }) => {
    const guide = guides.find(({ matches }) => matches.test(path));
    return guide && lines > guide.lines
      ? [`${path} has ${lines} lines; ${guide.what} is usually below ${guide.lines}`]
      : [];
  });
