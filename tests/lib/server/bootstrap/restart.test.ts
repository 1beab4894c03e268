import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addFirstAdministrator } from "@/lib/server/bootstrap/add-first-administrator";
import { keepEnvironmentConnections } from "@/lib/server/bootstrap/keep-environment-connections";
import { keepEnvironmentKey } from "@/lib/server/bootstrap/keep-environment-key";
import { signIn } from "@/lib/server/commands/sign-in";
import { type AppContext, installContext } from "@/lib/server/context";
import { readEnv } from "@/lib/server/env";
import { openConnection } from "@/lib/server/open-connection";
import { createProviders } from "@/lib/server/providers";
import { createSecrets } from "@/lib/server/secrets";
import { findViewer, personOf } from "@/lib/server/viewer";
import { listConnections } from "@/lib/store/connections";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

const password = "correct horse battery";
const key = "cb_0123456789abcdef0123456789abcdef";
const otherKey = "cb_fedcba9876543210fedcba9876543210";
const administrator = {
  COMMITBOOK_ADMIN_EMAIL: "Admin@Example.com",
  COMMITBOOK_ADMIN_PASSWORD: password,
};
const sandbox = {
  VERCEL_TOKEN: "sandbox-token",
  VERCEL_API_URL: "http://127.0.0.1:4010",
  COMMITBOOK_SANDBOX_URL: "http://127.0.0.1:4010",
};

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

/** What every start does, in its order; answers the connections that it wants read. */
const start = async (source: Record<string, string>, over: Partial<AppContext> = {}) => {
  app.pass(1000);
  const { providers } = createProviders([]);
  const context = { ...app.context, providers, env: readEnv(source), ...over };
  installContext(context);
  await addFirstAdministrator(context);
  await keepEnvironmentKey(context);
  return keepEnvironmentConnections(context);
};

const isSignedInWith = async (given: string) =>
  (
    await signIn({
      email: "admin@example.com",
      password: given,
      address: "192.0.2.1",
      device: null,
    })
  ).kind;

const roleOf = async (bearer: string) => {
  const viewer = await findViewer(new Headers({ authorization: `Bearer ${bearer}` }));
  return viewer && personOf(viewer).role;
};

const everything = async () =>
  app.context.db.query(
    `select (select json_agg(u order by id) from users u) as users,
       (select json_agg(k order by id) from api_keys k) as keys,
       (select json_agg(c order by id) from connections c) as connections,
       (select json_agg(a order by id) from audit_log a) as audit`,
  );

test("a second start with the same environment changes nothing at all", async () => {
  const source = { ...administrator, ...sandbox, COMMITBOOK_API_KEY: key };
  expect(await start(source)).toEqual(["vercel_sandbox"]);
  const before = await everything();
  expect(await start(source)).toEqual([]);
  expect(await everything()).toEqual(before);
}, 60_000);

describe("the first administrator", () => {
  test("is made once; a password changed in the environment changes nobody's", async () => {
    await start(administrator);
    await start({ ...administrator, COMMITBOOK_ADMIN_PASSWORD: "another password" });
    expect(await isSignedInWith(password)).toBe("signed-in");
    expect(await isSignedInWith("another password")).toBe("wrong");
  }, 60_000);

  test("that nobody names leaves a hint in the log", async () => {
    await start({});
    expect(app.logged.join("\n")).toContain("nobody can sign in yet");
  });
});

describe("the key of the environment", () => {
  test("works as the administrator's, until another one is there, or none", async () => {
    await app.addUser("admin");
    await start({ COMMITBOOK_API_KEY: key });
    expect(await roleOf(key)).toBe("admin");
    await start({ COMMITBOOK_API_KEY: otherKey });
    expect([await roleOf(key), await roleOf(otherKey)]).toEqual([null, "admin"]);
    await start({});
    expect(await roleOf(otherKey)).toBeNull();
  });

  test("that was revoked by hand stays revoked after a restart", async () => {
    await app.addUser("admin");
    await start({ COMMITBOOK_API_KEY: key });
    await app.context.db.query("update api_keys set revoked_at = now()");
    await start({ COMMITBOOK_API_KEY: key });
    expect(await roleOf(key)).toBeNull();
  });

  test("needs an administrator, and the start says so", async () => {
    await expect(start({ COMMITBOOK_API_KEY: key })).rejects.toThrow(/COMMITBOOK_ADMIN_EMAIL/);
  });

  test("is kept as a digest only", async () => {
    await app.addUser("admin");
    await start({ COMMITBOOK_API_KEY: key });
    expect(JSON.stringify(await everything())).not.toContain(key.slice(4, 20));
  });
});

describe("connections of the environment", () => {
  const real = { VERCEL_TOKEN: "real-token-of-acme" };
  const names = async () => (await listConnections(app.context.db)).map(({ name }) => name);

  test("the sandbox is called by its name and marked", async () => {
    await start(sandbox);
    expect(await listConnections(app.context.db)).toMatchObject([
      { name: "Vercel (invented company)", isSandbox: true, origin: "environment" },
    ]);
  });

  test("a real key takes the sandbox off the book, and the sandbox comes back without it", async () => {
    await start(sandbox);
    await start(real);
    expect(await listConnections(app.context.db)).toMatchObject([
      { name: "Vercel", isSandbox: false, baseUrl: "https://api.vercel.com" },
    ]);
    expect(await start(sandbox)).toEqual(["vercel_sandbox"]);
    expect(await names()).toEqual(["Vercel (invented company)"]);
  });

  test("a changed key is sealed again and read again, its settings stay", async () => {
    await start(real);
    await app.context.db.query(
      `update connections set settings = '{"teamIds":["t"],"spendMeasure":"billed-cost"}'`,
    );
    expect(await start({ VERCEL_TOKEN: "new-token-of-acme" })).toEqual(["vercel_environment"]);
    expect(await openConnection(app.context, "vercel_environment")).toMatchObject({
      secret: "new-token-of-acme",
      settings: { teamIds: ["t"], spendMeasure: "billed-cost" },
    });
  });

  test("after a change of the master secret the key of the environment is sealed anew", async () => {
    await start(real);
    const secrets = createSecrets("another master secret altogether");
    expect(await start(real, { secrets })).toEqual(["vercel_environment"]);
    const opened = await openConnection({ ...app.context, secrets }, "vercel_environment");
    expect(opened?.secret).toBe("real-token-of-acme");
  });

  test("a connection made on screen is left alone, and one that does not open is empty, not fatal", async () => {
    await start(real);
    await app.context.db.query("update connections set origin = 'screen'");
    await start({});
    expect(await names()).toEqual(["Vercel"]);
    const secrets = createSecrets("another master secret altogether");
    const opened = await openConnection({ ...app.context, secrets }, "vercel_environment");
    expect(opened?.secret).toBe("");
  });
});
