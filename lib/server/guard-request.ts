import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { toSignIn } from "@/lib/paths/sign-in";
import { findApiKey } from "@/lib/server/api-key";
import { getContext } from "@/lib/server/context";
import { contentSecurityPolicy, dataPolicy, securityHeaders } from "@/lib/server/csp";
import { findSessionId } from "@/lib/server/session-cookie";

/** Asked by machines and by the sign-in itself, before anybody is signed in. */
const openPaths =
  /^\/(sign-in|invitation|api\/(auth\/.*|embed\/(exchange|v1\/.*)|invitations\/(open|accept)|health|ready))$/;

/** For people who never sign in: they say themselves who may frame them and what they may load. */
const framePaths = /^\/(embed\/(v1|logo|fonts)|share)\//;

/**
 * Before every page and route: sends people who are not signed in to the sign-in page, and puts the
 * security headers on. It guards no data; that is done where the data is read.
 */
export const guardRequest = async (request: NextRequest): Promise<NextResponse> => {
  if (framePaths.test(request.nextUrl.pathname)) return NextResponse.next();
  const { env } = getContext();
  const isHttps = env.url.startsWith("https:");
  const { pathname } = request.nextUrl;
  const isApi = pathname.startsWith("/api/");
  const nonce = randomBytes(16).toString("base64");
  const policy = isApi
    ? dataPolicy
    : contentSecurityPolicy({ nonce, isHttps, isDevelopment: env.isDevelopment });
  const isAllowed = openPaths.test(pathname) || (await hasCredential(request));
  const response = isAllowed ? passOn(request, nonce, policy) : turnAway(request, isApi);
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders(isHttps)))
    response.headers.set(name, value);
  return response;
};

/** An API key is only seen to be there: whether it holds is decided where it is used. */
const hasCredential = async ({ headers, nextUrl }: NextRequest): Promise<boolean> => {
  if (nextUrl.pathname.startsWith("/api/") && findApiKey(headers) !== null) return true;
  const { env, secrets } = getContext();
  const { sessionKey } = secrets;
  return (await findSessionId(headers, { url: env.url, sessionKey })) !== null;
};

/** Next.js takes the nonce for its own scripts from the policy of the request. */
const passOn = (request: NextRequest, nonce: string, policy: string): NextResponse => {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  return NextResponse.next({ request: { headers } });
};

const turnAway = ({ nextUrl }: NextRequest, isApi: boolean): NextResponse => {
  if (isApi) {
    const error = { code: "not-signed-in", message: "Sign in, or send a valid API key." };
    return NextResponse.json({ error }, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  }
  const from = `${nextUrl.pathname}${nextUrl.search}`;
  return NextResponse.redirect(new URL(toSignIn(from), getContext().env.url));
};
