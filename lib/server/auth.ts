import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInPath } from "@/lib/paths/sign-in";
import { signIn } from "@/lib/server/commands/sign-in";
import { signOut } from "@/lib/server/commands/sign-out";
import { getContext } from "@/lib/server/context";
import { toReturnPath } from "@/lib/server/return-path";
import { cookieName, sessionSeconds } from "@/lib/server/session-cookie";

const cookie = (url: string, purpose: "session" | "csrf" | "return") => ({
  name: cookieName(url, purpose),
  options: {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: url.startsWith("https:"),
  },
});

/** What the sign-in form reads in `error` when the door is closed for a while. */
export const lockedError = "locked";

/** Only the last address was written by a proxy that we can know of; those before it are claims. */
const addressOf = (headers: Record<string, unknown> | undefined): string =>
  String(headers?.["x-forwarded-for"] ?? "unknown")
    .split(",")
    .at(-1)
    ?.trim() ?? "unknown";

const passwords = Credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (given, { headers }) => {
    const result = await signIn({
      email: given?.email ?? "",
      password: given?.password ?? "",
      address: addressOf(headers),
    });
    if (result.kind === "locked") throw new Error(lockedError);
    if (result.kind === "wrong") return null;
    return { id: result.user.id, sessionId: result.sessionId };
  },
});

const authOptions = (): AuthOptions => {
  const { env, log, secrets } = getContext();
  return {
    secret: secrets.sessionKey,
    providers: [passwords],
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: signInPath, signOut: signInPath, error: signInPath },
    cookies: {
      sessionToken: cookie(env.url, "session"),
      csrfToken: cookie(env.url, "csrf"),
      callbackUrl: cookie(env.url, "return"),
    },
    callbacks: {
      // The cookie says who, never what they may: that is looked up on every request.
      jwt: ({ token, user }) =>
        user && "sessionId" in user
          ? { sub: user.id, sessionId: user.sessionId }
          : { sub: token.sub, sessionId: token.sessionId },
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return `${baseUrl}${toReturnPath(path)}`;
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === "string") await signOut(token.sessionId);
      },
    },
    logger: {
      error: (code, cause) => log.error(`sign-in: ${code}`, cause),
      warn: (code) => log.warn(`sign-in: ${code}`),
      debug: () => {},
    },
  };
};

const answered = ["csrf", "session", "providers", "signin", "callback", "signout", "error"];

/** The one door to next-auth. Its endpoint that lets a browser write into our log stays shut. */
export const handleAuth = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const { nextauth } = await context.params;
  if (!answered.includes(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  return NextAuth(request, context, authOptions());
};
