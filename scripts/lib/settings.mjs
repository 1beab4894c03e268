/** Set by the commands themselves, so nobody sets it. */
const notSettings = new Set(["NODE_ENV"]);

/**
 * The variables that the source names as keys: `PORT: port.default(3000)`.
 * @param {string} source lib/server/env.ts
 */
const listRead = (source) =>
  new Set(
    [...source.matchAll(/^\s+([A-Z][A-Z\d_]+):/gm)]
      .map(([, name = ""]) => name)
      .filter((name) => !notSettings.has(name)),
  );

/**
 * The variables in the first column of a table.
 * @param {string} page docs/settings.md
 */
const listTold = (page) =>
  new Set(
    [...page.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([A-Z][A-Z\d_]+)`/g)].map(([, name = ""]) => name),
    ),
  );

/**
 * Where the settings that are read and the table that tells of them disagree.
 * @param {string} source lib/server/env.ts
 * @param {string} page docs/settings.md
 * @returns {string[]}
 */
export const compareSettings = (source, page) => {
  const [read, told] = [listRead(source), listTold(page)];
  if (read.size === 0) return ["no variable was found that is read"];
  return [
    ...[...read].filter((name) => !told.has(name)).map((name) => `${name} is missing in the table`),
    ...[...told]
      .filter((name) => !read.has(name))
      .map((name) => `${name} is in the table, but nothing reads it`),
  ];
};
