import { decode } from "next-auth/jwt";

export const sessionSeconds = 12 * 3600;

/**
 * Names of our own: cookies do not tell ports apart, so two applications on one host would read each
 * other's. `__Host-` keeps a sibling domain from setting them.
 */
export const cookieName = (url: string, purpose: "session" | "csrf" | "return"): string =>
  `${url.startsWith("https:") ? "__Host-" : ""}commitbook.${purpose}`;

type Settings = { readonly url: string; readonly sessionKey: string };

/** The user id in the session cookie of a request; null when there is none that is ours and fresh. */
export const findSessionUserId = async (
  headers: Headers,
  { url, sessionKey }: Settings,
): Promise<string | null> => {
  const token = findCookie(headers.get("cookie") ?? "", cookieName(url, "session"));
  if (token === null) return null;
  const session = await decode({ token, secret: sessionKey }).catch(() => null);
  return session?.sub ?? null;
};

const findCookie = (header: string, name: string): string | null => {
  const pair = header.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) || null;
};
