import { AppError } from "@/lib/server/errors";
import type { Viewer } from "@/lib/server/viewer";

/**
 * A browser sends the session cookie along with whatever any page asks of us, so a request that
 * changes something must show that it comes from a page of ours. An API key is proof by itself.
 */
export const requireOwnPage = (request: Request, viewer: Viewer, url: string): void => {
  if (viewer.kind !== "session" || request.method === "GET" || request.method === "HEAD") return;
  if (!isFromOwnOrigin(request.headers, url) || request.headers.get("x-commitbook") !== "1")
    throw new AppError(
      "not-allowed",
      `Changes are taken from pages of ${url} only. If that is not the address you use, set COMMITBOOK_URL.`,
    );
};

/** Browsers name the site on secure addresses only; elsewhere the origin has to do. */
const isFromOwnOrigin = (headers: Headers, url: string): boolean => {
  const site = headers.get("sec-fetch-site");
  return site === "same-origin" || site === "none" || headers.get("origin") === url;
};
