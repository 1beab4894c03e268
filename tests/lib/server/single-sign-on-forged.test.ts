import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEnv, tellNextAuth } from "@/lib/server/env";
import { startTestApp, type TestApp, testUrl } from "@/tests/lib/server/test-app";
import { openBrowser } from "@/tests/support/issuer/open-browser";
import { type Forged, type Forger, startForger } from "@/tests/support/issuer/start-forger";

const clientId = "commitbook";

let forger: Forger;
let app: TestApp;
beforeAll(async () => {
  tellNextAuth(testUrl);
  forger = await startForger();
  app = await startTestApp({
    env: readEnv({
      COMMITBOOK_OIDC_ISSUER: forger.url,
      COMMITBOOK_OIDC_CLIENT_ID: clientId,
      COMMITBOOK_OIDC_CLIENT_SECRET: "a client secret that is long enough",
      COMMITBOOK_OIDC_ROLES: "admin=book-admins",
      COMMITBOOK_ALLOW_HOSTS: new URL(forger.url).host,
    }),
  });
});
afterAll(async () => {
  await app.close();
  await forger.close();
});

const seconds = () => Math.floor(Date.now() / 1000);

/** Brings a token of which everything is right but what a test changes. */
const bring = async (change: (nonce: string) => Omit<Forged, "claims"> & { claims?: object }) => {
  const browser = openBrowser();
  forger.forge({ claims: {} });
  const question = await browser.leave();
  const nonce = question.searchParams.get("nonce") ?? "";
  const { claims, ...rest } = change(nonce);
  const right = {
    ...{ iss: forger.url, aud: clientId, sub: "someone", nonce },
    ...{ iat: seconds(), exp: seconds() + 300, groups: ["book-admins"] },
    ...{ email: "someone@example.com", email_verified: true },
  };
  forger.forge({ ...rest, claims: { ...right, ...claims } });
  const leadsTo = await browser.comeBack(`?code=x&state=${question.searchParams.get("state")}`);
  return { leadsTo, isSignedIn: browser.isSignedIn(), question };
};

test("the question holds a state, a nonce and a challenge of its own each time, and no verifier", async () => {
  const [first, second] = [await openBrowser().leave(), await openBrowser().leave()];
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(first.searchParams.get(name)).toBeTruthy();
    expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name));
  }
  expect(first.searchParams.get("code_challenge_method")).toBe("S256");
  expect([...first.searchParams.keys()]).not.toContain("code_verifier");
});

test("a token of which everything is right lets in", async () => {
  expect(await bring(() => ({}))).toMatchObject({ leadsTo: "/accounts", isSignedIn: true });
});

describe("lets nobody in:", () => {
  test.each<[string, (nonce: string) => Omit<Forged, "claims"> & { claims?: object }]>([
    ["a token of another issuer", () => ({ claims: { iss: "https://evil.example" } })],
    ["a token for another application", () => ({ claims: { aud: "another" } })],
    [
      "a token for two of which neither is said to be meant",
      () => ({ claims: { aud: [clientId, "another"] } }),
    ],
    ["a token for another question", () => ({ claims: { nonce: "another" } })],
    ["a token for no question", () => ({ claims: { nonce: undefined } })],
    ["a token that is over", () => ({ claims: { exp: seconds() - 60 } })],
    ["a token that nobody signed", () => ({ header: { alg: "none" } })],
    ["a token that somebody else signed", () => ({ isSignedByStranger: true })],
    [
      "an issuer that calls itself by another name",
      () => ({ issuer: "https://evil.example", claims: { iss: "https://evil.example" } }),
    ],
    [
      "an issuer that tells of another person when it is asked",
      () => ({ userinfo: { sub: "someone-else", groups: ["book-admins"] } }),
    ],
    [
      "an address that is only called verified",
      () => ({ claims: { sub: "new", email_verified: "yes" } }),
    ],
    [
      "groups that are no list of names",
      () => ({ claims: { sub: "new", groups: { "book-admins": true } } }),
    ],
  ])("%s", async (_, change) => {
    const { leadsTo, isSignedIn } = await bring(change);
    expect(isSignedIn).toBe(false);
    expect(leadsTo).toMatch(/error=/);
  });
});
