import type { Source } from "@/lib/sources/source";

/** The variables in the first column of a table. */
const listTold = (page: string): Set<string> =>
  new Set(
    [...page.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([A-Z][A-Z\d_]+)`/g)].map(([, name = ""]) => name),
    ),
  );

/** Where the settings that are read and the table of `docs/settings.md` disagree. */
export const compareSettings = (names: readonly string[], page: string): string[] => {
  const [read, told] = [new Set(names), listTold(page)];
  if (read.size === 0) return ["no variable was found that is read"];
  return [
    ...[...read].filter((name) => !told.has(name)).map((name) => `${name} is missing in the table`),
    ...[...told]
      .filter((name) => !read.has(name))
      .map((name) => `${name} is in the table, but nothing reads it`),
  ];
};

/** The row of a source in the README's table of sources: name, settings, what its key needs, what it gives. */
const readmeRow = ({ name, keys, variables, needs, gives }: Source): string => {
  const settings = [...keys, ...variables].map(({ variable }) => `\`${variable}\``);
  return `| ${name} | ${settings.join(", ")} | ${needs.inReadme} | ${gives} |`;
};

/** Where the table of sources and what the README says of it disagree: one sentence a row. */
export const compareSources = (sources: readonly Source[], page: string): string[] => {
  const wanted = sources.map(readmeRow);
  const heading = "| Source | Setting | The key needs | Gives |";
  const [, table = ""] = page.split(heading);
  const [, ...told] = (table.split("\n\n")[0] ?? "").trim().split("\n");
  return [
    ...wanted.filter((row) => !told.includes(row)).map((row) => `missing: ${row}`),
    ...told.filter((row) => !wanted.includes(row)).map((row) => `no source says so: ${row}`),
  ];
};

/** Addresses that the page of settings gives otherwise than the table of sources, a part in braces apart. */
export const compareAddresses = (sources: readonly Source[], page: string): string[] =>
  sources.flatMap(({ address }) => {
    if (address === null) return [];
    const [row = ""] = page.split("\n").filter((line) => line.includes(`\`${address.variable}\``));
    const [fixed = ""] = address.usual.split("{");
    return row.includes(`\`${fixed}`) ? [] : [`${address.variable} is ${address.usual}`];
  });
