import { isBuiltin } from "node:module";
import { posix } from "node:path";
import type { SourceFacts } from "@/scripts/lib/source-facts";

export type SourceFile = { readonly path: string; readonly facts: SourceFacts };

type Layer = { readonly folder: string; readonly may: readonly string[] };

/** Who may import whom. A folder of lib that is not named here belongs to no layer and fails. */
export const layers: Readonly<Record<string, Layer>> = {
  domain: { folder: "lib/domain", may: [] },
  sources: { folder: "lib/sources", may: ["domain"] },
  format: { folder: "lib/format", may: ["domain"] },
  wire: { folder: "lib/wire", may: ["domain", "sources"] },
  paths: { folder: "lib/paths", may: ["domain", "wire"] },
  charts: { folder: "lib/charts", may: ["domain", "wire", "format"] },
  export: { folder: "lib/export", may: ["domain", "wire", "format"] },
  embed: { folder: "lib/embed", may: ["domain", "wire", "format", "charts"] },
  providers: { folder: "lib/providers", may: ["domain", "sources"] },
  store: { folder: "lib/store", may: ["domain", "sources"] },
  jobs: { folder: "lib/jobs", may: ["domain", "store"] },
  sync: { folder: "lib/sync", may: ["domain", "providers", "store", "jobs"] },
  server: {
    folder: "lib/server",
    may: [
      "domain",
      "sources",
      "wire",
      "paths",
      "format",
      "export",
      "embed",
      "providers",
      "store",
      "jobs",
      "sync",
    ],
  },
  client: { folder: "lib/client", may: ["domain", "wire", "paths"] },
  components: {
    folder: "components",
    may: ["domain", "sources", "wire", "paths", "client", "charts", "format", "public"],
  },
  "app routes": { folder: "app/api", may: ["server", "wire"] },
  // Of the routes a page takes the list of operations, for their reference.
  "app pages": {
    folder: "app",
    may: ["components", "paths", "client", "server", "public", "app routes"],
  },
  sandbox: { folder: "sandbox", may: [] },
  public: { folder: "public", may: [] },
};

/** Files at the top of the repository that start the application. */
const entryFiles: Readonly<Record<string, Layer>> = {
  "instrumentation.ts": { folder: "", may: ["server"] },
  "proxy.ts": { folder: "", may: ["server"] },
};

const anywhere = new Set(["package.json"]);

/** Packages that only these files may import. */
const guarded: Readonly<Record<string, string>> = {
  "big.js": "lib/domain/base/money.ts",
  "date-fns": "lib/domain/base/period.ts",
  "@date-fns/tz": "lib/domain/base/period.ts",
};

/** Layers that run in a browser. */
const browserLayers = new Set([
  "domain",
  "paths",
  "sources",
  "format",
  "wire",
  "charts",
  "client",
  "components",
]);

const environmentReaders = new Set(["lib/server/env.ts", "sandbox/main.ts"]);

/** The queue brings statements of its own, for the book's database to run. */
const statementCarriers = new Set(["lib/jobs/job-queue.ts"]);

const providerDoors = new Set(["provider"]);

export const layerOf = (path: string): string | null => {
  if (path in entryFiles) return path;
  if (/^app\/(?:.*\/)?route\.tsx?$/.test(path)) return "app routes";
  const owner = Object.entries(layers).find(([, { folder }]) => path.startsWith(`${folder}/`));
  return owner?.[0] ?? null;
};

const mayImport = (from: string): readonly string[] =>
  (layers[from] ?? entryFiles[from])?.may ?? [];

/** The path inside the repository that an import names, or null for a package. */
export const targetOf = (file: string, specifier: string): string | null => {
  if (specifier.startsWith("@/")) return posix.normalize(specifier.slice(2));
  if (specifier.startsWith(".")) return posix.join(posix.dirname(file), specifier);
  return null;
};

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

const vendorOf = (path: string): string | null =>
  /^lib\/providers\/(?!http\/)([^/]+)\//.exec(path)?.[1] ?? null;

const judgeOwnImport = (file: string, layer: string, target: string): string | null => {
  if (anywhere.has(target)) return null;
  const targetLayer = layerOf(target);
  if (targetLayer === null) return `${layer} may not import it: it belongs to no layer`;
  if (targetLayer !== layer && !mayImport(layer).includes(targetLayer))
    return `${layer} may not import ${targetLayer}`;
  const vendor = vendorOf(target);
  if (vendor === null || vendor === vendorOf(file)) return null;
  if (vendorOf(file) !== null) return "one provider may not import another";
  const door = posix.basename(target).replace(/\.ts$/, "");
  return providerDoors.has(door) ? null : `only lib/providers/${vendor} sees the vendor's types`;
};

const judgePackage = (file: string, layer: string, specifier: string): string | null => {
  const name = packageOf(specifier);
  const owner = guarded[name];
  if (owner === file) return null;
  if (owner) return `only ${owner} imports ${name}`;
  if (isBuiltin(specifier) && browserLayers.has(layer))
    return `${layer} runs in a browser, without Node`;
  return layer === "domain" ? "the domain imports no package but its own arithmetic" : null;
};

const judgeImport = (file: string, layer: string, specifier: string | null): string | null => {
  if (specifier === null) return "the module's name is computed, so it cannot be checked";
  if (specifier.startsWith("..")) return "write @/ instead of climbing with ../";
  const target = targetOf(file, specifier);
  return target === null
    ? judgePackage(file, layer, specifier)
    : judgeOwnImport(file, layer, target);
};

const judgeFile = ({ path, facts }: SourceFile): string[] => {
  const layer = layerOf(path);
  if (layer === null) return [`${path} belongs to no layer`];
  const imports = facts.imports.flatMap(({ specifier, line }) => {
    const reason = judgeImport(path, layer, specifier);
    return reason ? [`${path}:${line} imports ${specifier ?? "(computed)"}: ${reason}`] : [];
  });
  const environment = facts.environmentReads
    .filter(({ name }) => !(path === "instrumentation.ts" && name === "NEXT_RUNTIME"))
    .filter(() => !environmentReaders.has(path))
    .map(({ line }) => `${path}:${line} reads process.env: only lib/server/env.ts does`);
  const clock = (layer === "domain" ? facts.clockReads : []).map(
    (line) => `${path}:${line} asks the clock: in the domain, now is a parameter`,
  );
  const statements = (
    layer === "store" || statementCarriers.has(path) ? [] : facts.databaseQueries
  ).map((line) => `${path}:${line} asks the database: SQL stands in lib/store alone`);
  return [...imports, ...environment, ...clock, ...statements];
};

/** One sentence for each broken rule; an empty list is a house in order. */
export const checkLayers = (files: readonly SourceFile[]): string[] => files.flatMap(judgeFile);

/** Where a billing source may be called by its name, in an example too. Everybody else asks the table. */
const namesSources = /^(?:lib\/(?:sources|providers)|app\/api)\//;

/** One sentence for each line that names a source where the table should be asked. */
export const checkSourceNames = (
  files: readonly { readonly path: string; readonly text: string }[],
  names: readonly string[],
): string[] => {
  const name = new RegExp(names.join("|"), "i");
  return files
    .filter(({ path }) => !namesSources.test(path))
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => {
        const found = name.exec(line)?.[0];
        return found ? [`${path}:${index + 1} names ${found}: ask the table of lib/sources`] : [];
      }),
    );
};

const providerFiles = ["api-schema.ts", "client.ts", "map.ts", "provider.ts", "README.md"];

/** Every provider is laid out alike, so that knowing one is knowing all. */
export const checkProviderFolders = (paths: readonly string[]): string[] => {
  const present = new Set(paths);
  const vendors = new Set(paths.map(vendorOf).filter((vendor) => vendor !== null));
  return [...vendors].flatMap((vendor) =>
    providerFiles
      .map((name) => `lib/providers/${vendor}/${name}`)
      .filter((path) => !present.has(path))
      .map((path) => `${path} is missing: every provider folder holds ${providerFiles.join(", ")}`),
  );
};
