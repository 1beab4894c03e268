import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInPath } from "@/lib/paths/sign-in";
import { signIn } from "@/lib/server/commands/sign-in";
import { type IssuerSignIn, signInFromIssuer } from "@/lib/server/commands/sign-in-from-issuer";
import { signOut } from "@/lib/server/commands/sign-out";
import { getContext } from "@/lib/server/context";
import { noteRefusal } from "@/lib/server/note-refusal";
import { toReturnPath } from "@/lib/server/return-path";
import { cookieName, sessionSeconds } from "@/lib/server/session-cookie";
import { issuerActor } from "@/lib/server/single-sign-on/follow-groups";
import {
  createIssuerProvider,
  type IssuerUser,
  issuerProviderId,
} from "@/lib/server/single-sign-on/issuer-provider";

const cookie = (url: string, purpose: Parameters<typeof cookieName>[1]) => ({
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

const authOptions = (address: string): AuthOptions => {
  const { env, log, secrets } = getContext();
  const { singleSignOn: settings } = env;
  return {
    secret: secrets.sessionKey,
    providers: [
      passwords,
      ...(settings === null
        ? []
        : [createIssuerProvider(settings, (given) => signInFromIssuer(settings, given, address))]),
    ],
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: signInPath, signOut: signInPath, error: signInPath },
    cookies: {
      sessionToken: cookie(env.url, "session"),
      csrfToken: cookie(env.url, "csrf"),
      callbackUrl: cookie(env.url, "return"),
      state: cookie(env.url, "state"),
      nonce: cookie(env.url, "nonce"),
      pkceCodeVerifier: cookie(env.url, "pkce"),
    },
    callbacks: {
      // The cookie says who, never what they may: that is looked up on every request.
      jwt: ({ token, user }) => sessionOf(user) ?? { sub: token.sub, sessionId: token.sessionId },
      // Refused in words: the sign-in page has them.
      signIn: ({ user }) => {
        const result = resultOf(user);
        return result?.kind === "refused" ? `${signInPath}?error=${result.because}` : true;
      },
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

/** What an issuer's sign-in came to; null for one with a password. */
const resultOf = (user: object): IssuerSignIn | null =>
  "result" in user ? (user as IssuerUser).result : null;

const sessionOf = (user: object | undefined) => {
  if (user === undefined) return null;
  const result = resultOf(user);
  if (result?.kind === "signed-in") return { sub: result.userId, sessionId: result.sessionId };
  return "sessionId" in user && "id" in user
    ? { sub: String(user.id), sessionId: user.sessionId }
    : null;
};

const answered = ["csrf", "session", "providers", "signin", "callback", "signout", "error"];

/** The one door to next-auth. Its endpoint that lets a browser write into our log stays shut. */
export const handleAuth = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const { nextauth } = await context.params;
  if (!answered.includes(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  const address = addressOf(Object.fromEntries(request.headers)).slice(0, 64);
  const response: Response = await NextAuth(request, context, authOptions(address));
  if (nextauth.join("/") === `callback/${issuerProviderId}`) await noteBroken(response, address);
  return response;
};

/** A callback that did not hold what it has to is a sign-in that failed, whoever sent it. */
const noteBroken = async (response: Response, address: string): Promise<void> => {
  if (!/error=(OAuth|Callback)/.test(response.headers.get("location") ?? "")) return;
  await noteRefusal({
    ...{ actor: "nobody", action: "sign-in.failed", subject: issuerActor },
    detail: { address, because: "the answer of the issuer did not hold" },
  });
};
