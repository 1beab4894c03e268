import { type SourceFile, targetOf } from "@/scripts/lib/layers";

const endings = ["", ".ts", ".tsx", ".mjs"];

/**
 * Files that need one another, types included: whoever reads one of them must read them all. Every
 * such file stands in a sentence, the shortest way round from the first of its circle.
 */
export const listImportCycles = (files: readonly SourceFile[]): string[] => {
  const imports = readImports(files);
  const found = new Set<string>();
  return [...imports.keys()].sort().flatMap((file) => {
    if (found.has(file)) return [];
    const circle = shortestCircle(imports, file);
    for (const each of circle) found.add(each);
    return circle.length === 0 ? [] : [[...circle, file].join(" imports ")];
  });
};

type Imports = ReadonlyMap<string, readonly string[]>;

const readImports = (files: readonly SourceFile[]): Imports => {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, facts }) => [
      path,
      facts.imports.flatMap(({ specifier }) => {
        const target = specifier === null ? null : targetOf(path, specifier);
        const ending = endings.find((each) => known.has(`${target}${each}`));
        return target === null || ending === undefined ? [] : [`${target}${ending}`];
      }),
    ]),
  );
};

/** From a file along its imports back to it, breadth first; empty when no way leads back. */
const shortestCircle = (imports: Imports, start: string): readonly string[] => {
  let ways: readonly (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const next: (readonly string[])[] = [];
    for (const way of ways) {
      for (const target of imports.get(way.at(-1) ?? start) ?? []) {
        if (target === start) return way;
        if (seen.has(target)) continue;
        seen.add(target);
        next.push([...way, target]);
      }
    }
    ways = next;
  }
  return [];
};
