import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signIn } from "@/lib/server/commands/sign-in";
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
  (await signIn({ email: who, password: given, address })).kind;

const fail = async (times: number, address?: string, who?: string) => {
  for (let done = 0; done < times; done += 1) await attempt("wrong password", address, who);
};

test("the right password signs in, however the address is spelt", async () => {
  const result = await signIn({
    email: ` ${email.toUpperCase()} `,
    password,
    address: "192.0.2.1",
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
    const results = await Promise.all(guesses);
    expect(results.filter((kind) => kind === "wrong").length).toBeLessThanOrEqual(5);
  });
});

test("a guesser with many addresses meets a second lock", async () => {
  for (let from = 0; from < 50; from += 1) await attempt("", `198.51.100.${from}`);
  expect(await attempt(password, "203.0.113.9")).toBe("locked");
}, 120_000);

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
