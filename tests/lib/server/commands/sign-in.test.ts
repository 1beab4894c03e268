import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { signIn } from "@/lib/server/commands/sign-in";
import { forgetOld } from "@/lib/store/identity/forget-old";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

const minuteMs = 60_000;
const password = "correct horse battery";

let app: TestApp;
let email: string;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  count += 1;
  email = `person-${count}@example.com`;
  await app.addUser("finance", { email, password });
});

const attempt = async (given: string, address = "192.0.2.1", who = email) =>
  (await signIn({ email: who, password: given, address, device: null })).kind;

const fail = async (times: number, address?: string, who?: string) => {
  for (let done = 0; done < times; done += 1) await attempt("wrong password", address, who);
};

test("the right password signs in, however the address is spelt", async () => {
  const result = await signIn({
    email: ` ${email.toUpperCase()} `,
    password,
    address: "192.0.2.1",
    device: null,
  });
  expect(result).toMatchObject({ kind: "signed-in", user: { email, role: "finance" } });
});

test("a wrong password and an unknown user are told apart by nothing", async () => {
  expect(await attempt("wrong password")).toBe("wrong");
  expect(await attempt(password, "192.0.2.1", "nobody@example.com")).toBe("wrong");
});

test("a user without a password cannot sign in with one", async () => {
  await app.addUser("viewer", { email: `no-${email}` });
  expect(await attempt("", "192.0.2.1", `no-${email}`)).toBe("wrong");
});

describe("five wrong tries", () => {
  test("lock this address of this person, also for the right password", async () => {
    await fail(5);
    expect(await attempt(password)).toBe("locked");
  });

  test("lock an unknown user in the same way", async () => {
    const who = `unknown-${email}`;
    await fail(5, "192.0.2.1", who);
    expect(await attempt(password, "192.0.2.1", who)).toBe("locked");
  });

  test("do not lock the same person elsewhere or another person here", async () => {
    await fail(5);
    expect(await attempt(password, "192.0.2.2")).toBe("signed-in");
    await app.addUser("viewer", { email: `other-${email}`, password });
    expect(await attempt(password, "192.0.2.1", `other-${email}`)).toBe("signed-in");
  });

  test("open again after 15 minutes, no matter how often was tried meanwhile", async () => {
    await fail(5);
    app.pass(14 * minuteMs);
    for (let tried = 0; tried < 8; tried += 1) expect(await attempt(password)).toBe("locked");
    app.pass(minuteMs);
    expect(await attempt(password)).toBe("signed-in");
  });

  test("are counted from the last success", async () => {
    await fail(4);
    app.pass(1000);
    expect(await attempt(password)).toBe("signed-in");
    app.pass(1000);
    await fail(4);
    expect(await attempt(password)).toBe("signed-in");
  });

  test("cannot be had more often by trying all at once", async () => {
    const guesses = Array.from({ length: 12 }, (_, index) => attempt(`guess number ${index}`));
    // Whoever found no turn was refused without a look at the password.
    const results = await Promise.all(guesses.map((guess) => guess.catch(() => "no turn")));
    expect(results.filter((kind) => kind === "wrong").length).toBeLessThanOrEqual(5);
  });
});

test("a guesser with many addresses meets a second lock", async () => {
  for (let from = 0; from < 50; from += 1) await attempt("", `198.51.100.${from}`);
  expect(await attempt(password, "203.0.113.9")).toBe("locked");
}, 120_000);

describe("a device on which its owner signed in", () => {
  const signInOn = async (device: string | null, given = password, address = "192.0.2.1") =>
    signIn({ email, password: given, address, device });
  const deviceOf = async () => {
    const result = await signInOn(null);
    if (result.kind !== "signed-in") throw new Error(`It came to ${result.kind}.`);
    return result.device;
  };
  const lockAnywhere = async () => {
    for (let from = 0; from < 50; from += 1) await attempt("", `198.51.100.${from}`);
  };

  test("opens to its owner while others guess", async () => {
    const device = await deviceOf();
    await lockAnywhere();
    expect(await attempt(password, "203.0.113.9")).toBe("locked");
    expect((await signInOn(device)).kind).toBe("signed-in");
    await fail(5);
    expect(await attempt(password)).toBe("locked");
    expect((await signInOn(device)).kind).toBe("signed-in");
  });

  test("is a place at which somebody can guess five times, and no more", async () => {
    const device = await deviceOf();
    for (let tried = 0; tried < 5; tried += 1)
      expect((await signInOn(device, "wrong password", `192.0.2.${tried}`)).kind).toBe("wrong");
    expect((await signInOn(device)).kind).toBe("locked");
  });

  test("is a stranger for another person, changed, late, or after the password became another", async () => {
    const device = await deviceOf();
    const theirs = `else-${email}`;
    const other = await app.addUser("finance", { email: theirs, password });
    const isOpen = async (token: string, who = email) =>
      (await signIn({ email: who, password, address: "203.0.113.9", device: token })).kind ===
      "signed-in";
    await lockAnywhere();
    for (let from = 0; from < 50; from += 1) await attempt("", `198.51.100.${from}`, theirs);
    expect(await isOpen(device)).toBe(true);
    expect(await isOpen(device, theirs)).toBe(false);
    for (const changed of ["", `${device}x`, device.replace(/\.\d+\./, ".9999999999999."), "a.1.b"])
      expect([changed, await isOpen(changed)]).toEqual([changed, false]);
    const { db } = app.context;
    await db.query(
      "update users set password_hash = (select password_hash from users where id = $1) where email = $2",
      [other.id, email],
    );
    expect(await isOpen(device)).toBe(false);
  }, 60_000);
});

test("as many passwords as there may be are looked at, and nobody waits in line", async () => {
  const who = Array.from({ length: 12 }, (_, index) => `stranger-${index}-${email}`);
  const outcomes = await Promise.allSettled(
    who.map((each, index) => attempt("wrong password", `192.0.2.${index}`, each)),
  );
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  for (const outcome of refused)
    expect(outcome).toMatchObject({
      reason: { code: "too-many-tries", retryAfterSeconds: expect.any(Number) },
    });
  // Refused unread, they count for nothing.
  const [noted] = await app.context.db.query<{ count: number }>(
    "select count(*)::int as count from sign_in_attempts where subject like 'stranger-%'",
  );
  expect(noted?.count).toBe(2 * (who.length - refused.length));
});

test("tries are forgotten after a day, whether anybody signs in or not", async () => {
  await fail(2);
  await forgetOld(app.context.db, addDuration(app.context.clock(), 25 * 60 * minuteMs));
  expect(await app.context.db.query("select 1 from sign_in_attempts")).toEqual([]);
});

test("every try is in the audit log, and where it came from", async () => {
  await attempt("wrong password");
  app.pass(1000);
  await attempt(password);
  app.pass(1000);
  await fail(5);
  const rows = await app.context.db.query(
    `select action, actor, detail ->> 'address' as address from audit_log
     where subject = $1 order by seq`,
    [email],
  );
  const failed = { action: "sign-in.failed", actor: "nobody", address: "192.0.2.1" };
  expect(rows).toEqual([
    failed,
    { ...failed, action: "sign-in.succeeded", actor: email },
    ...Array.from({ length: 4 }, () => failed),
    { ...failed, action: "sign-in.locked" },
  ]);
});

test("a password of absurd length is not worth the work", async () => {
  expect(await attempt("x".repeat(501))).toBe("wrong");
});
