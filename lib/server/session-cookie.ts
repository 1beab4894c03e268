import { decode } from "next-auth/jwt";
import { sessionMaxMs } from "@/lib/store/identity/sessions";

/** As long as a session can last at most; the session itself may end before (sessions.ts). */
export const sessionSeconds = sessionMaxMs / 1000;

/**
 * Names of our own: cookies do not tell ports apart, so two applications on one host would read each
 * other's. `__Host-` keeps a sibling domain from setting them.
 */
export const cookieName = (
  url: string,
  purpose: "session" | "csrf" | "return" | "state" | "nonce" | "pkce" | "device",
): string => `${url.startsWith("https:") ? "__Host-" : ""}commitbook.${purpose}`;

type Settings = { readonly url: string; readonly sessionKey: string };

/** The session that the cookie of a request names; null when there is none that is ours and fresh. */
export const findSessionId = async (
  headers: Headers,
  { url, sessionKey }: Settings,
): Promise<string | null> => {
  const token = findCookie(headers.get("cookie") ?? "", cookieName(url, "session"));
  if (token === null) return null;
  const session = await decode({ token, secret: sessionKey }).catch(() => null);
  return typeof session?.sessionId === "string" ? session.sessionId : null;
};

export const findCookie = (header: string, name: string): string | null => {
  const pair = header.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) || null;
};
