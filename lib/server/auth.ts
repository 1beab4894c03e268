import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInPath } from "@/lib/paths/sign-in";
import { answerError } from "@/lib/server/answer-error";
import { type SignInInput, type SignInResult, signIn } from "@/lib/server/commands/sign-in";
import {
  type IssuerSignIn,
  refusalReasons,
  signInFromIssuer,
} from "@/lib/server/commands/sign-in-from-issuer";
import { signOut } from "@/lib/server/commands/sign-out";
import { getContext } from "@/lib/server/context";
import { callerOf, limited } from "@/lib/server/counted-request";
import { AppError, type AppErrorCode, isAppError } from "@/lib/server/errors";
import { deviceSeconds } from "@/lib/server/known-device";
import { noteRefusal } from "@/lib/server/note-refusal";
import { readText } from "@/lib/server/read-input";
import { toReturnPath } from "@/lib/server/return-path";
import { cookieName, findCookie, sessionSeconds } from "@/lib/server/session-cookie";
import { issuerActor } from "@/lib/server/single-sign-on/follow-groups";
import {
  createIssuerProvider,
  type IssuerUser,
  issuerProviderId,
} from "@/lib/server/single-sign-on/issuer-provider";

/** One request to sign in, and what came of it. */
type Attempt = Pick<SignInInput, "address" | "device"> & {
  result: SignInResult | { readonly kind: "busy"; readonly error: unknown } | null;
};

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
const lockedError = "locked";
/** And when nothing could be looked up just now. */
const failedError = "failed";
/** next-auth's own word for a password that is not right. */
const wrongError = "CredentialsSignin";

const passwordsOf = (attempt: Attempt) =>
  Credentials({
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (given) => {
      const { address, device } = attempt;
      const typed = { email: given?.email ?? "", password: given?.password ?? "" };
      const result = await trySignIn({ ...typed, address, device });
      attempt.result = result;
      if (result.kind === "locked") throw new Error(lockedError);
      if (result.kind === "busy") throw new Error(failedError);
      if (result.kind === "wrong") return null;
      return { id: result.user.id, sessionId: result.sessionId };
    },
  });

/** What goes wrong here would be told to whoever tries, as a text of its own: it goes to the log. */
const trySignIn = async (input: SignInInput): Promise<NonNullable<Attempt["result"]>> => {
  try {
    return await signIn(input);
  } catch (error) {
    if (isAppError(error)) return { kind: "busy", error };
    getContext().log.error("a sign-in failed", error);
    throw new Error(failedError);
  }
};

const authOptions = (attempt: Attempt): AuthOptions => {
  const { env, log, secrets } = getContext();
  const { singleSignOn: settings } = env;
  return {
    secret: secrets.sessionKey,
    providers: [
      passwordsOf(attempt),
      ...(settings === null
        ? []
        : [
            createIssuerProvider(settings, (given) =>
              signInFromIssuer(settings, given, attempt.address),
            ),
          ]),
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

const refuse = (code: AppErrorCode, message: string): Response =>
  answerError(new AppError(code, message));

/**
 * What was sent, whole and small, or why it is refused: next-auth itself falls over a body that is not
 * what it says it is.
 */
const refusalOf = async (request: NextRequest): Promise<Response | null> => {
  if (!["GET", "POST"].includes(request.method))
    return refuse("not-found", "There is nothing at this address.");
  const type = request.headers.get("content-type") ?? "";
  if (request.method === "GET" || type === "") return null;
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  if (!isForm) return refuse("unsupported-type", "Send the form as a page of ours does.");
  try {
    await readText(request.clone());
    return null;
  } catch (error) {
    return answerError(error);
  }
};

const knownErrors: readonly (string | null)[] = [
  ...[lockedError, failedError, wrongError],
  ...refusalReasons,
];

/** Only words of ours travel in an address: whatever else went wrong is one of them. */
const withKnownError = (location: string): string => {
  const to = new URL(location, getContext().env.url);
  const given = to.searchParams.get("error");
  if (given !== null && !knownErrors.includes(given)) to.searchParams.set("error", failedError);
  return to.href;
};

/** What next-auth says of a request that it cannot read is no fault of ours. */
const overhaul = (answer: Response): Response => {
  if (answer.status >= 500)
    return refuse("invalid-request", "This is no request that a page of ours makes.");
  const location = answer.headers.get("location");
  if (location !== null) answer.headers.set("location", withKnownError(location));
  return answer;
};

/** The one door to next-auth. Its endpoint that lets a browser write into our log stays shut. */
export const handleAuth = limited(
  (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) =>
    answerAuth(request, context),
  answerError,
);

const answerAuth = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const { nextauth } = await context.params;
  if (!answered.includes(nextauth[0] ?? "") || nextauth.length > 2)
    return refuse("not-found", "There is nothing at this address.");
  const refusal = await refusalOf(request);
  if (refusal !== null) return refusal;
  const { url } = getContext().env;
  const attempt: Attempt = {
    address: callerOf(request.headers),
    device: findCookie(request.headers.get("cookie") ?? "", cookieName(url, "device")),
    result: null,
  };
  try {
    const response: Response = await NextAuth(request, context, authOptions(attempt));
    if (nextauth.join("/") === `callback/${issuerProviderId}`)
      await noteBroken(response, attempt.address);
    return withDevice(overhaul(response), attempt, url);
  } catch (error) {
    return answerError(error);
  }
};

/** A browser on which somebody signed in is told so; whoever found no turn is told when there may be one. */
const withDevice = (answer: Response, { result }: Attempt, url: string): Response => {
  if (result?.kind === "busy") return answerError(result.error);
  if (result?.kind !== "signed-in") return answer;
  const { name, options } = cookie(url, "device");
  const secure = options.secure ? "; Secure" : "";
  const kept = `Path=/; Max-Age=${deviceSeconds}; HttpOnly; SameSite=Lax${secure}`;
  answer.headers.append("set-cookie", `${name}=${result.device}; ${kept}`);
  return answer;
};

/** A callback that did not hold what it has to is a sign-in that failed, whoever sent it. */
const noteBroken = async (response: Response, address: string): Promise<void> => {
  if (!/error=(OAuth|Callback)/.test(response.headers.get("location") ?? "")) return;
  await noteRefusal({
    ...{ actor: "nobody", action: "sign-in.failed", subject: issuerActor },
    detail: { address, because: "the answer of the issuer did not hold" },
  });
};
