import type { SourceFile } from "@/scripts/lib/layers";

/** From the ground up. What stands in a folder may use those above it in this list, and nothing below. */
export const componentFolders = [
  "ui",
  "marks",
  "states",
  "figures",
  "layout",
  "ledger",
  "charts",
  "periods",
  "proof",
  "share",
  "hourly",
  "commitments",
  "timeline",
  "accounts",
  "overview",
  "reports",
  "sources",
  "embeds",
  "access",
  "api-reference",
  "sandbox-note",
  "sign-in",
] as const;

const order: readonly string[] = componentFolders;

const folderOf = (path: string): string | null => /^components\/([^/]+)\//.exec(path)?.[1] ?? null;

/** One sentence for each import that leads upwards, and for each folder that has no place yet. */
export const checkComponentFolders = (files: readonly SourceFile[]): string[] => {
  const own = files.flatMap(({ path, facts }) => {
    const folder = folderOf(path);
    return folder === null ? [] : [{ path, folder, imports: facts.imports }];
  });
  const unplaced = [...new Set(own.map(({ folder }) => folder))]
    .filter((folder) => !order.includes(folder))
    .map((folder) => `components/${folder} has no place in scripts/lib/component-folders.ts`);
  const upwards = own.flatMap(({ path, folder, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const target = folderOf(specifier?.replace(/^@\//, "") ?? "");
      return target === null || order.indexOf(target) <= order.indexOf(folder)
        ? []
        : [`${path}:${line} imports ${specifier}: ${folder} stands below ${target}`];
    }),
  );
  return [...unplaced, ...upwards];
};
