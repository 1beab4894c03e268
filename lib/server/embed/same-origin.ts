import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";

/**
 * What a frame asks before it has a token comes from our own origin. Browsers name the site on secure
 * addresses only; elsewhere the origin has to do.
 */
export const requireSameOrigin = (headers: Headers): void => {
  const site = headers.get("sec-fetch-site");
  const own = new URL(getContext().env.url).origin;
  const isOwn = site === null ? headers.get("origin") === own : site === "same-origin";
  if (!isOwn) throw new AppError("not-allowed", "Only the frame itself asks for this.");
};
