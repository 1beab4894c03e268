import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readEnv, tellNextAuth } from "@/lib/server/env";
import { askIssuer } from "@/lib/server/single-sign-on/ask-issuer";
import { findViewer } from "@/lib/server/viewer";
import { startTestApp, type TestApp, testUrl } from "@/tests/lib/server/test-app";
import { openBrowser } from "@/tests/support/issuer/open-browser";
import { client, type Issuer, startIssuer } from "@/tests/support/issuer/start-issuer";

const minuteMs = 60_000;
const password = "correct horse battery";

let issuer: Issuer;
let app: TestApp;
beforeAll(async () => {
  tellNextAuth(testUrl);
  issuer = await startIssuer({ redirectUri: `${testUrl}/api/auth/callback/sso` });
  app = await startTestApp({
    env: readEnv({
      COMMITBOOK_OIDC_ISSUER: issuer.url,
      COMMITBOOK_OIDC_CLIENT_ID: client.id,
      COMMITBOOK_OIDC_CLIENT_SECRET: client.secret,
      COMMITBOOK_OIDC_ROLES: "admin=book-admins; finance=cn=finance,ou=money; viewer=everybody",
      COMMITBOOK_ALLOW_HOSTS: new URL(issuer.url).host,
    }),
  });
});
beforeEach(() => issuer.hang(false));
afterAll(async () => {
  await app.close();
  await issuer.close();
});

const sit = (subject: string, groups: readonly string[], rest: object = {}): void => {
  issuer.say(subject, { email: `${subject}@example.com`, name: subject, groups, ...rest });
  issuer.sitDown(subject);
};

const enter = async (subject: string, groups: readonly string[], rest: object = {}) => {
  sit(subject, groups, rest);
  const browser = openBrowser();
  return { browser, leadsTo: await browser.signIn() };
};

type Browser = Awaited<ReturnType<typeof enter>>["browser"];

const roleIn = async (browser: Browser): Promise<string | null> => {
  const viewer = await findViewer(browser.headers());
  return viewer?.kind === "person" ? viewer.person.role : null;
};

const logged = (subject: string) =>
  app.context.db.query<{ action: string; actor: string; detail: Record<string, unknown> }>(
    "select action, actor, detail from audit_log where subject = $1 order by seq",
    [subject],
  );

describe("somebody whom the issuer knows", () => {
  test("is let in with the role that their group gives, and led to where they wanted to go", async () => {
    const { browser, leadsTo } = await enter("lena", ["cn=finance,ou=money", "other"]);
    expect(leadsTo).toBe("/accounts");
    expect(await findViewer(browser.headers())).toMatchObject({
      person: { email: "lena@example.com", name: "lena", role: "finance" },
      isFromIssuer: true,
    });
    expect(await logged("lena@example.com")).toMatchObject([
      { action: "user.added", detail: { issuer: issuer.url, role: "finance" } },
      { action: "sign-in.succeeded", actor: "lena@example.com", detail: { address: "192.0.2.1" } },
    ]);
  });

  test("has the widest role of all their groups", async () => {
    const { browser } = await enter("wide", ["everybody", "book-admins"]);
    expect(await roleIn(browser)).toBe("admin");
  });

  test("in no group that has a role is refused in words, and no session is opened", async () => {
    for (const [subject, groups] of [
      ["stranger", ["some-other-team"]],
      ["groupless", []],
    ] as const) {
      const { browser, leadsTo } = await enter(subject, groups);
      expect(leadsTo).toBe("/sign-in?error=no-group");
      expect(browser.isSignedIn()).toBe(false);
      expect(await logged(`${subject}@example.com`)).toMatchObject([
        { action: "sign-in.failed", actor: "nobody", detail: { because: "no-group" } },
      ]);
    }
  });

  test("leaves nothing behind of the way there, and carries nothing but who it is", async () => {
    const { browser } = await enter("tidy", ["everybody"]);
    expect(browser.cookieNames()).toEqual([
      "commitbook.csrf",
      "commitbook.return",
      "commitbook.session",
    ]);
  });

  test("is the same person under another address, and never somebody else's", async () => {
    const first = await enter("moved", ["everybody"]);
    const before = await findViewer(first.browser.headers());
    const second = await enter("moved", ["everybody"], { email: "new-name@example.com" });
    expect(await findViewer(second.browser.headers())).toMatchObject({
      person: before && "person" in before ? before.person : {},
    });
  });
});

describe("a person who is here already", () => {
  test("is linked by an address that the issuer verified, and their password opens no more", async () => {
    await app.addUser("viewer", { email: "known@example.com", password });
    const { browser } = await enter("known", ["cn=finance,ou=money"]);
    expect(await roleIn(browser)).toBe("finance");
    expect((await logged("known@example.com")).map(({ action }) => action)).toEqual([
      "user.linked",
      "user.changed",
      "sign-in.succeeded",
    ]);
    const { csrfToken } = await (await browser.ask("csrf")).json();
    const fields = { csrfToken, email: "known@example.com", password, json: "true" };
    const { url } = await (await openWith(fields)).json();
    expect(url).toContain("error=");
  });

  test("is not linked by an address that was not verified, and neither is a new one made", async () => {
    await app.addUser("admin", { email: "target@example.com", password });
    for (const rest of [
      { email: "target@example.com", isVerified: false },
      { email: "fresh@example.com", isVerified: false },
      { email: undefined },
    ]) {
      const { browser, leadsTo } = await enter(`claims-${rest.email}`, ["book-admins"], rest);
      expect(leadsTo).toBe("/sign-in?error=unverified");
      expect(browser.isSignedIn()).toBe(false);
    }
    const users = await app.context.db.query(
      "select 1 from users where email = 'fresh@example.com'",
    );
    const links = await app.context.db.query(
      "select 1 from identities i join users u on u.id = i.user_id where u.email = 'target@example.com'",
    );
    expect([users.length, links.length]).toEqual([0, 0]);
  });

  test("who was removed stays out", async () => {
    const user = await app.addUser("viewer", { email: "gone@example.com" });
    await app.context.db.query("update users set disabled_at = now() where id = $1", [user.id]);
    expect((await enter("gone", ["everybody"])).leadsTo).toBe("/sign-in?error=removed");
  });

  test("linked to one is not taken over by another of the same address", async () => {
    await enter("one", ["everybody"], { email: "shared@example.com" });
    const { leadsTo } = await enter("two", ["book-admins"], { email: "shared@example.com" });
    expect(leadsTo).toBe("/sign-in?error=taken");
  });
});

const openWith = async (fields: Record<string, string>): Promise<Response> => {
  const other = openBrowser();
  const { csrfToken } = await (await other.ask("csrf")).json();
  return other.ask("callback/credentials", { ...fields, csrfToken });
};

describe("a group that is taken away", () => {
  test("counts at the next read a minute later: another role", async () => {
    const { browser } = await enter("demoted", ["book-admins", "everybody"]);
    sit("demoted", ["everybody"]);
    expect(await roleIn(browser)).toBe("admin");
    app.pass(minuteMs);
    expect(await roleIn(browser)).toBe("viewer");
    expect((await logged("demoted@example.com")).at(-1)).toMatchObject({
      action: "user.changed",
      actor: "single sign-on",
      detail: { "role.before": "admin", "role.after": "viewer" },
    });
  });

  test("that was the last lets in nothing of theirs: no session, no key", async () => {
    const { browser } = await enter("leaving", ["everybody"]);
    const viewer = await findViewer(browser.headers());
    if (viewer?.kind !== "person") throw new Error("Nobody signed in.");
    const key = await app.addKey({ ...(await userOf("leaving")), id: viewer.person.userId });
    const withKey = () => findViewer(new Headers({ authorization: `Bearer ${key}` }));
    expect(await withKey()).not.toBeNull();
    sit("leaving", []);
    app.pass(minuteMs);
    expect(await findViewer(browser.headers())).toBeNull();
    expect(await withKey()).toBeNull();
    sit("leaving", ["everybody"]);
    expect(await findViewer(browser.headers())).toBeNull();
    expect((await enter("leaving", ["everybody"])).leadsTo).toBe("/accounts");
    expect(await withKey()).not.toBeNull();
  });

  test("is asked about once, however many reads there are at that moment", async () => {
    const { browser } = await enter("busy", ["everybody"]);
    app.pass(minuteMs);
    const before = issuer.asked();
    const viewers = await Promise.all([1, 2, 3, 4, 5].map(() => findViewer(browser.headers())));
    expect(viewers.filter((viewer) => viewer !== null)).toHaveLength(5);
    expect(issuer.asked() - before).toBe(1);
  });

  test("cannot hide behind an issuer that is silent for longer than a quarter of an hour", async () => {
    const { browser } = await enter("silent", ["everybody"]);
    issuer.hang(true);
    app.pass(14 * minuteMs);
    expect(await roleIn(browser)).toBe("viewer");
    app.pass(minuteMs);
    expect(await roleIn(browser)).toBeNull();
    issuer.hang(false);
    app.pass(minuteMs);
    expect(await roleIn(browser)).toBe("viewer");
  });
});

const userOf = async (subject: string) => {
  const [row] = await app.context.db.query<{ id: string; email: string }>(
    "select id, email from users where email = $1",
    [`${subject}@example.com`],
  );
  if (!row) throw new Error("There is no such person.");
  return {
    ...{ id: row.id, email: row.email, name: subject, role: "viewer" as const, accountIds: [] },
    ...{ hasPassword: false, isLinked: true, isShut: false },
  };
};

describe("deciding who may do what", () => {
  test("wants the person to have proved themselves at the issuer a moment ago, which signing in again does", async () => {
    const { browser } = await enter("careful", ["book-admins"]);
    expect(await browser.signIn("?prompt=login&max_age=0")).toBe("/accounts");
    const viewer = await findViewer(browser.headers());
    if (viewer?.kind !== "person") throw new Error("Nobody signed in.");
    // The issuer tells by its own clock when it asked; the book's stands still here.
    expect(viewer.confirmedAt).toBe(app.context.clock());
  });
});

describe("a way back that is not the end of a way there", () => {
  test("is refused: another state, another browser, used twice", async () => {
    sit("honest", ["everybody"]);
    const browser = openBrowser();
    const search = await browser.follow(await browser.leave());
    const changed = search.replace(/state=[^&]+/, "state=made-up");
    expect(await openBrowser().comeBack(search)).toContain("error=failed");
    expect(await browser.comeBack(changed)).toContain("error=failed");
    expect(browser.isSignedIn()).toBe(false);
    const other = openBrowser();
    const again = await other.follow(await other.leave());
    expect(await other.comeBack(again)).toBe("/accounts");
    expect(await other.comeBack(again)).toContain("error=failed");
  });

  test("is told in the log the first, the tenth, the hundredth time, and no oftener", async () => {
    app.pass(60 * minuteMs);
    const before = await logged("single sign-on");
    for (let times = 0; times < 25; times += 1) await openBrowser().comeBack("?code=x&state=y");
    const told = (await logged("single sign-on")).slice(before.length);
    expect(told.map(({ action, detail }) => [action, detail.times])).toEqual([
      ["sign-in.failed", 1],
      ["sign-in.failed", 10],
    ]);
  });
});

describe("a token that has run out", () => {
  let shortLived: Issuer;
  beforeAll(async () => {
    shortLived = await startIssuer({
      redirectUri: `${testUrl}/api/auth/callback/sso`,
      accessTokenSeconds: 1,
    });
  });
  afterAll(() => shortLived.close());

  test("is renewed by what the issuer gave for that, and the groups are read with the new one", async () => {
    const settings = { issuer: shortLived.url, clientId: client.id, clientSecret: client.secret };
    const other = { name: "Login", scope: "openid email", groupClaim: "groups", roles: [] };
    const tokens = await tokensFrom(shortLived);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const answer = await askIssuer({ ...settings, ...other }, tokens);
    expect(answer).toMatchObject({ kind: "said", said: { sub: "timed", groups: ["everybody"] } });
    if (answer.kind !== "said") return;
    expect(answer.grant.accessToken).not.toBe(tokens.accessToken);
    const without = { ...tokens, refreshToken: null };
    expect(await askIssuer({ ...settings, ...other }, without)).toEqual({ kind: "refused" });
  });
});

/** What a sign-in is given, taken without us in between. */
const tokensFrom = async (of: Issuer) => {
  of.say("timed", { email: "timed@example.com", groups: ["everybody"] });
  of.sitDown("timed");
  const verifier = "a".repeat(43);
  const redirect = `${testUrl}/api/auth/callback/sso`;
  const question = new URL(`${of.url}/auth`);
  question.search = String(
    new URLSearchParams({
      ...{ client_id: client.id, response_type: "code", scope: "openid email", state: "s" },
      ...{ redirect_uri: redirect, code_challenge_method: "S256" },
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    }),
  );
  const code = new URLSearchParams(await openBrowser().follow(question)).get("code") ?? "";
  const body = { grant_type: "authorization_code", code, redirect_uri: redirect };
  const name = Buffer.from([client.id, client.secret].map(encodeURIComponent).join(":"));
  const response = await fetch(`${of.url}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${name.toString("base64")}` },
    body: new URLSearchParams({ ...body, code_verifier: verifier }),
  });
  const given = await response.json();
  return { accessToken: given.access_token, refreshToken: given.refresh_token };
};
