import { posix } from "node:path";

/** @typedef {{ line: number, what: string }} Problem */
/** @typedef {{ exists: (path: string) => boolean, scripts: readonly string[] }} Repository */

/** Folders whose paths are recognized in running text and in code. */
const folders = [
  "app",
  "components",
  "docs",
  "lib",
  "public",
  "sandbox",
  "scripts",
  "tests",
  ".ci",
];
const citation = new RegExp(
  `(?<![\\w./@-])(?:${folders.map((folder) => folder.replace(".", "\\.")).join("|")})/[^\\s\`'",;|<>]*`,
  "g",
);

/** @param {string} path */
const withoutTail = (path) => path.replace(/(?::\d+(?:-\d+)?)?[.:!?]*$/, "").replace(/\/$/, "");

/** The part of a pattern that must exist for any file to match it. @param {string} path */
const fixedPart = (path) => {
  const parts = path.split("/");
  const wild = parts.findIndex((part) => /[*{}…]|NNN|\.\.\./.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
};

/** A heading's anchor, as the usual renderers make it. @param {string} heading */
const toAnchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

/** @param {string} text */
export const listAnchors = (text) =>
  [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading = ""]) => toAnchor(heading));

/**
 * Code spans and code blocks, where paths are cited as such.
 * @param {string} text
 */
const codeOf = (text) => {
  const blocks = [...text.matchAll(/^\s*```.*?^\s*```/gms)];
  const rest = text.replace(/^\s*```.*?^\s*```/gms, (block) => block.replace(/[^\n]/g, " "));
  return [...blocks, ...rest.matchAll(/`[^`\n]+`/g)].map(({ 0: code, index }) => ({ code, index }));
};

/**
 * What a Markdown page says about the repository that is not so.
 * @param {string} page its path from the top of the repository
 * @param {string} text
 * @param {Repository} repository
 * @returns {Problem[]}
 */
export const checkPage = (page, text, { exists, scripts }) => {
  /** @type {Problem[]} */
  const problems = [];
  const folder = posix.dirname(page);
  /** @param {number} index @param {string} what */
  const report = (index, what) =>
    problems.push({ line: text.slice(0, index).split("\n").length, what });

  for (const { code, index } of codeOf(text)) {
    for (const match of code.matchAll(citation)) {
      const path = fixedPart(withoutTail(match[0]));
      if (!exists(path) && !exists(posix.join(folder, path)))
        report(index + match.index, `${path} does not exist`);
    }
    for (const match of code.matchAll(/\bnpm run ([\w:-]+)/g))
      if (!scripts.includes(match[1] ?? ""))
        report(index + match.index, `npm run ${match[1]} is not a script of package.json`);
  }

  for (const match of text.matchAll(/(?:\]\(\s*<?|\bsrc(?:set)?=")([^)\s>"]+)/g)) {
    const [target = "", anchor] = (match[1] ?? "").split("#");
    if (/^[a-z][a-z+.-]*:/i.test(target)) continue;
    const path = target === "" ? page : posix.join(folder, decodeURI(target));
    if (path.startsWith("..")) report(match.index, `${target} leaves the repository`);
    else if (!exists(path)) report(match.index, `${target} does not exist`);
    else if (anchor && path.endsWith(".md") && !exists(`${path}#${anchor}`))
      report(match.index, `${path} has no heading #${anchor}`);
  }
  return problems;
};

/**
 * Folders with a meaning of their own, which a README must tell.
 * @param {readonly string[]} paths every file of the repository
 */
export const listMissingReadmes = (paths) => {
  const meaningful = [
    /^(app|components|docs|sandbox|scripts|tests)\//,
    /^(docs\/decisions)\//,
    /^((?:components|lib|sandbox)\/[^/]+)\//,
    /^(lib\/(?:providers|server|store)\/[^/]+)\//,
    /^(tests\/(?:bench|e2e|fixtures))\//,
  ];
  const wanted = new Set(
    paths.flatMap((path) => meaningful.flatMap((folder) => folder.exec(path)?.[1] ?? [])),
  );
  const present = new Set(paths);
  return [...wanted].filter((folder) => !present.has(`${folder}/README.md`)).sort();
};

/**
 * Files of the application that the README beside them does not name: a map with the towns missing.
 * @param {readonly string[]} paths every file of the repository
 * @param {(path: string) => string} read
 */
export const listUnnamedFiles = (paths, read) => {
  const pages = paths.filter((path) => /^(?:app|components|lib)\/(?:.*\/)?README\.md$/.test(path));
  return pages.flatMap((page) => {
    const folder = posix.dirname(page);
    const text = read(page);
    return paths
      .filter((path) => path !== page && posix.dirname(path) === folder)
      .filter(
        (path) => !text.includes(`\`${posix.basename(path)}\``) && !text.includes(`\`${path}\``),
      )
      .map((path) => `${page} does not name ${posix.basename(path)}`);
  });
};
