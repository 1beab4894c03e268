import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Route } from "@/lib/server/create-route";

export type FoundRoute = {
  readonly get: Route;
  /** "/api/v1/accounts/[accountId]" */
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
};

/** The route that answers an address, found as the framework finds it: by the folders under `app`. */
export const findRoute = async (path: string): Promise<FoundRoute> => {
  const segments: string[] = [];
  const params: Record<string, string> = {};
  for (const part of path.split("/").filter((each) => each !== "")) {
    const folders = listFolders(join("app", ...segments));
    const named = folders.find((name) => name === part);
    const open = folders.find((name) => /^\[\w+\]$/.test(name));
    const segment = named ?? open;
    if (segment === undefined) throw new Error(`No route answers ${path}.`);
    if (named === undefined) params[segment.slice(1, -1)] = decodeURIComponent(part);
    segments.push(segment);
  }
  const get = await importGet(join("app", ...segments, "route.ts"));
  if (get === null) throw new Error(`Nothing can be read at ${path}.`);
  return { get, template: `/${segments.join("/")}`, params };
};

/**
 * What is sent as a file has tests of its own, row by row against the answers compared here; who may do
 * what, and what was done, is no part of the book.
 */
const besideTheBook = new Set([
  ...["exports", "people", "keys", "audit", "invitations"],
  ...["embeds", "share-links", "sessions"],
]);

/** Every address of the API that can be read as an answer, parts that vary in brackets. */
export const listReadTemplates = async (folder = "app/api/v1"): Promise<string[]> => {
  const file = join(folder, "route.ts");
  const own =
    existsSync(file) && (await importGet(file)) !== null ? [`/${folder.slice("app/".length)}`] : [];
  const below = await Promise.all(
    listFolders(folder).map((name) => listReadTemplates(`${folder}/${name}`)),
  );
  return [...own, ...below.flat()].sort();
};

const listFolders = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !besideTheBook.has(entry.name))
    .map(({ name }) => name);

/** Every route file exports what `defineRoute` made, under the name of its method. */
const importGet = async (file: string): Promise<Route | null> => {
  const module = (await import(/* @vite-ignore */ join(process.cwd(), file))) as { GET?: Route };
  return module.GET ?? null;
};
