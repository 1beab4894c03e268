import { AppError } from "@/lib/server/errors";
import type { Viewer } from "@/lib/server/viewer";

/**
 * Whether a browser sends the proof of who asks by itself, along with whatever any page asks of us.
 * A key stands in a header that only somebody who has it can write.
 */
const isSentByBrowsers: Readonly<Record<Viewer["kind"], boolean>> = {
  person: true,
  key: false,
  embed: false,
  share: false,
};

/**
 * A request that changes something must show that it comes from a page of ours, unless what it proves
 * itself with is proof of that too.
 */
export const requireOwnPage = (request: Request, viewer: Viewer, url: string): void => {
  if (!isSentByBrowsers[viewer.kind]) return;
  if (request.method === "GET" || request.method === "HEAD") return;
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
