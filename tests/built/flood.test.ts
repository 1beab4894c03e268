import { afterAll, beforeAll, expect, test } from "vitest";
import { personAnywhere } from "@/lib/server/lockout";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";
import {
  makePasswordCostly,
  makeUsedBook,
  password,
  type UsedBook,
} from "@/tests/built/support/used-book";

const email = "viewer@example.com";

let app: BuiltApp;
let book: UsedBook;
beforeAll(async () => {
  book = await makeUsedBook();
  await makePasswordCostly(book, email);
  // The flood comes from many addresses: here the test is the proxy that says so.
  const environment = { COMMITBOOK_TRUSTED_PROXIES: "127.0.0.1, ::1" };
  app = await startBuilt({ book, environment });
});
afterAll(async () => {
  await app.stop();
  await book.remove();
});

type Jar = Map<string, string>;

const ask = async (jar: Jar, path: string, from: string, fields?: Record<string, string>) => {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${app.url}${path}`, {
    redirect: "manual",
    headers: { cookie, "x-forwarded-for": from },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
  return response;
};

const openForm = async (jar: Jar, from: string): Promise<string> =>
  (await (await ask(jar, "/api/auth/csrf", from)).json()).csrfToken;

const signIn = async (jar: Jar, csrfToken: string, from: string, given: string) => {
  const fields = { csrfToken, email, password: given, json: "true" };
  const response = await ask(jar, "/api/auth/callback/credentials", from, fields);
  const retryAfter = response.headers.get("retry-after");
  const text = await response.text();
  return { status: response.status, retryAfter, text, isIn: jar.has("commitbook.session") };
};

const triesMax = Number(process.env.COMMITBOOK_FLOOD_TRIES ?? 1_000);
const atOnce = 40;

test(`${triesMax} wrong passwords from as many addresses do not keep a person from a device of their own`, {
  timeout: 600_000,
}, async () => {
  const own: Jar = new Map();
  await signIn(own, await openForm(own, "192.0.2.7"), "192.0.2.7", password);
  const device = own.get("commitbook.device") ?? "";
  expect(device).not.toBe("");

  const form: Jar = new Map();
  const csrfToken = await openForm(form, "198.51.100.1");
  const statuses = new Map<number, number>();
  let tried = 0;
  const guess = async (): Promise<void> => {
    while (tried < triesMax) {
      tried += 1;
      const from = `10.${tried % 7}.${Math.floor(tried / 250)}.${tried % 250}`;
      const { status, retryAfter, isIn } = await signIn(new Map(form), csrfToken, from, "wrong");
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(isIn).toBe(false);
      if (status === 429) expect(Number(retryAfter)).toBeGreaterThan(0);
    }
  };
  const startedMs = Date.now();
  const flood = Promise.all(Array.from({ length: atOnce }, guess));

  const waits: number[] = [];
  while (tried < triesMax && waits.length < 10) {
    const again: Jar = new Map([["commitbook.device", device]]);
    const beganMs = Date.now();
    const { isIn, text } = await signIn(
      again,
      await openForm(again, "192.0.2.7"),
      "192.0.2.7",
      password,
    );
    waits.push(Date.now() - beganMs);
    expect([text, isIn]).toEqual([text, true]);
  }
  await flood;
  const seconds = (Date.now() - startedMs) / 1000;
  console.log(
    `${triesMax} wrong passwords in ${seconds.toFixed(1)} s: ${JSON.stringify([...statuses])}; the owner signed in ${waits.length} times, at most ${Math.max(...waits)} ms`,
  );
  expect(waits.length).toBeGreaterThan(0);
  expect(Math.max(...waits)).toBeLessThan(120_000);
  // Refused, told to wait, or sent away from a door that is full for all.
  for (const status of statuses.keys()) expect([401, 429, 503]).toContain(status);

  // What came while no more could be hashed was not looked at: one by one, so many are that the door closes.
  for (let more = 0; more < personAnywhere.failuresMax; more += 1)
    await signIn(new Map(form), csrfToken, `10.8.0.${more}`, "wrong");

  // Whoever comes from elsewhere is locked out as before, with the right password too.
  const stranger: Jar = new Map();
  const there = "203.0.113.9";
  expect((await signIn(stranger, await openForm(stranger, there), there, password)).isIn).toBe(
    false,
  );
});
