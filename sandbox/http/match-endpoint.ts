import type { Endpoint, SandboxRequest } from "@/sandbox/http/answer";

const ID_SEGMENT = "{id}";

/** The text in place of `{id}`, "" for a pattern without one, null when the path is another one. */
const idIn = (pattern: string, path: string): string | null => {
  const [before = "", after] = pattern.split(ID_SEGMENT);
  if (after === undefined) return path === pattern ? "" : null;
  if (!path.startsWith(before) || !path.endsWith(after)) return null;
  const id = path.slice(before.length, path.length - after.length);
  return id === "" || id.includes("/") ? null : id;
};

export type Match =
  | { readonly kind: "found"; readonly endpoint: Endpoint; readonly pathId: string | null }
  | { readonly kind: "other-method"; readonly allowed: readonly string[] }
  | { readonly kind: "none" };

/** An endpoint without an id in its pattern is looked for first: `/v1/things/list` is no id. */
export const matchEndpoint = (
  endpoints: readonly Endpoint[],
  { method, path }: SandboxRequest,
): Match => {
  const hits = endpoints.flatMap((endpoint) => {
    const id = idIn(endpoint.path, path);
    return id === null ? [] : [{ endpoint, pathId: id === "" ? null : id }];
  });
  const exact = hits.filter(({ pathId }) => pathId === null);
  const here = exact.length > 0 ? exact : hits;
  const found = here.find(({ endpoint }) => endpoint.method === method);
  if (found) return { kind: "found", ...found };
  if (here.length === 0) return { kind: "none" };
  return { kind: "other-method", allowed: here.map(({ endpoint }) => endpoint.method) };
};
