import { createHash } from "node:crypto";

type Answer = Readonly<Record<string, unknown>>;

/**
 * An answer that says the same has the same digest, so the clocks it was cut at do not count, neither in
 * `meta` nor in the cursor of the next page: without `asOf` they are "now" and differ every time. How
 * fresh the sources are does count.
 */
const digestOf = ({ meta, nextCursor, ...rest }: Answer): string => {
  const hasMore = typeof nextCursor === "string";
  const said = { ...rest, hasMore, meta: { ...(meta as object), asOf: null, knownAt: null } };
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 27);
};

/** What a tag says: what was answered, and the version of the book it stands on, where there is one. */
type Tag = { readonly digest: string; readonly version: string | null };

const toText = ({ digest, version }: Tag): string =>
  `W/"${version === null ? digest : `${digest}.${version}`}"`;

const knownTags = (request: Request): Tag[] =>
  [...(request.headers.get("if-none-match") ?? "").matchAll(/W\/"([\w-]+)(?:\.([\w-]+))?"/g)].map(
    ([, digest = "", version = null]) => ({ digest, version }),
  );

const vary = "Authorization, Cookie";

/** Browsers may keep an answer, for one person, and must ask whether it still holds. */
const headersOf = (tag: Tag) => ({
  ...{ ETag: toText(tag), "Cache-Control": "private, no-cache", Vary: vary },
});

const notAgain = (tag: Tag): Response =>
  new Response(null, { status: 304, headers: headersOf(tag) });

/** What is known already of this version of the book; null where nothing is. */
export const unchanged = (request: Request, version: string | null): Response | null => {
  if (version === null) return null;
  const known = knownTags(request).find((tag) => tag.version === version);
  return known === undefined ? null : notAgain(known);
};

export const toAnswer = (
  request: Request,
  answer: Answer,
  version: string | null = null,
): Response => {
  if (request.method !== "GET" && request.method !== "HEAD")
    return Response.json(answer, { headers: { "Cache-Control": "private, no-store", Vary: vary } });
  const tag = { digest: digestOf(answer), version };
  return knownTags(request).some(({ digest }) => digest === tag.digest)
    ? notAgain(tag)
    : Response.json(answer, { headers: headersOf(tag) });
};
