import { createRequire } from "node:module";
import { NextRequest } from "next/server";
import { vi } from "vitest";
import { handleAuth } from "@/lib/server/auth";
import { testUrl } from "@/tests/lib/server/test-app";

/** The framework keeps these for the request it is in; here a browser says which that is. */
let current = new NextRequest(testUrl);
const scope = createRequire(import.meta.url)("next/headers") as typeof import("next/headers");
vi.spyOn(scope, "cookies").mockImplementation((async () => current.cookies) as never);
vi.spyOn(scope, "headers").mockImplementation((async () => current.headers) as never);

const keep = (jar: Map<string, string>, response: Response): void => {
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
};

const toHeader = (jar: ReadonlyMap<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

/** Our own handlers, and an issuer over HTTP, as one person's browser goes between them. */
export const openBrowser = () => {
  const ours = new Map<string, string>();
  const theirs = new Map<string, string>();

  const ask = async (path: string, fields?: Record<string, string>): Promise<Response> => {
    current = new NextRequest(`${testUrl}/api/auth/${path}`, {
      method: fields ? "POST" : "GET",
      headers: { cookie: toHeader(ours), "x-forwarded-for": "192.0.2.1" },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    const nextauth = path.split("?", 1)[0]?.split("/") ?? [];
    const response = await handleAuth(current, { params: Promise.resolve({ nextauth }) });
    keep(ours, response);
    return response;
  };

  /** Where the issuer is asked, with everything that the question holds. */
  const leave = async (search = ""): Promise<URL> => {
    const { csrfToken } = await (await ask("csrf")).json();
    const fields = { csrfToken, callbackUrl: `${testUrl}/accounts`, json: "true" };
    return new URL((await (await ask(`signin/sso${search}`, fields)).json()).url);
  };

  /** Goes wherever the issuer sends it, until it is sent back to us: the search of that address. */
  const follow = async (start: URL): Promise<string> => {
    let at = start;
    for (let steps = 0; steps < 10; steps += 1) {
      if (at.href.startsWith(`${testUrl}/api/auth/callback/sso`)) return at.search;
      const headers = { cookie: toHeader(theirs) };
      const response = await fetch(at, { redirect: "manual", headers });
      keep(theirs, response);
      const next = response.headers.get("location");
      if (next === null) throw new Error(`The issuer stopped: ${await response.text()}`);
      at = new URL(next, at);
    }
    throw new Error("The issuer sends in circles.");
  };

  /** Back from the issuer: where it leads in the end. */
  const comeBack = async (search: string): Promise<string> => {
    const response = await ask(`callback/sso${search}`);
    const location = new URL(response.headers.get("location") ?? testUrl, testUrl);
    return `${location.pathname}${location.search}`;
  };

  return {
    ask,
    leave,
    follow,
    comeBack,
    signIn: async (search = ""): Promise<string> => comeBack(await follow(await leave(search))),
    /** What our own pages get to see. */
    headers: () => new Headers({ cookie: toHeader(ours) }),
    isSignedIn: () => ours.has("commitbook.session"),
    cookieNames: () => [...ours.keys()].sort(),
  };
};
