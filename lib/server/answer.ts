import { createHash } from "node:crypto";

type Answer = Readonly<Record<string, unknown>>;

/**
 * An answer that says the same has the same tag, so the clocks it was cut at do not count, neither in
 * `meta` nor in the cursor of the next page: without `asOf` they are "now" and differ every time. How
 * fresh the sources are does count.
 */
const tagOf = ({ meta, nextCursor, ...rest }: Answer): string => {
  const hasMore = typeof nextCursor === "string";
  const said = { ...rest, hasMore, meta: { ...(meta as object), asOf: null, knownAt: null } };
  return `W/"${createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 27)}"`;
};

const isKnown = (request: Request, tag: string): boolean =>
  (request.headers.get("if-none-match") ?? "").split(/\s*,\s*/).includes(tag);

/** Browsers may keep an answer, for one person, and must ask whether it still holds. */
export const toAnswer = (request: Request, answer: Answer): Response => {
  const vary = "Authorization, Cookie";
  if (request.method !== "GET" && request.method !== "HEAD")
    return Response.json(answer, { headers: { "Cache-Control": "private, no-store", Vary: vary } });
  const tag = tagOf(answer);
  const headers = { ETag: tag, "Cache-Control": "private, no-cache", Vary: vary };
  return isKnown(request, tag)
    ? new Response(null, { status: 304, headers })
    : Response.json(answer, { headers });
};
