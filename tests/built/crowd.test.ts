import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt({ environment: { COMMITBOOK_TRUSTED_PROXIES: "127.0.0.1" } });
});
afterAll(() => app.stop());

const admin = "admin@example.com";
const path = "/api/v1/commitments?limit=200";

/** Somebody else each time, from the same address or from another. */
const madeUp = (index: number, address = "198.51.100.1") => ({
  headers: {
    authorization: `Bearer cb_${String(index).padStart(40, "x")}`,
    "x-forwarded-for": address,
  },
});

const elsewhere = (index: number): string => `203.0.${Math.floor(index / 250)}.${index % 250}`;

const countOf = (responses: readonly Response[], status: number): number =>
  responses.filter((response) => response.status === status).length;

const add = (left: number, right: number) => left + right;

test("one reader with too many requests is told how many there may be, and keeps nobody else out", async () => {
  const many = Promise.all(Array.from({ length: 200 }, () => app.ask(path)));
  const other = app.askAs(admin, path);
  const probes = Promise.all(
    ["/api/ready", "/api/health"].map((probe) => fetch(`${app.url}${probe}`)),
  );
  const responses = await many;
  expect((await other).status).toBe(200);
  expect((await probes).map(({ status }) => status)).toEqual([200, 200]);
  expect(countOf(responses, 200)).toBeGreaterThan(0);
  // How many depends on how quickly the others are answered; a lane for each of them would refuse none.
  expect(countOf(responses, 429)).toBeGreaterThanOrEqual(20);
  // 503 to those who had a place and waited too long, on a machine that is busy with something else.
  expect([200, 429, 503].map((status) => countOf(responses, status)).reduce(add)).toBe(200);
  const refused = responses.find(({ status }) => status === 429);
  expect(await refused?.json()).toMatchObject({ error: { code: "too-many-requests" } });
  expect(Object.fromEntries(refused?.headers ?? [])).toMatchObject({
    "retry-after": "1",
    "ratelimit-policy": expect.stringContaining("q=24"),
    ratelimit: expect.stringContaining("r=0"),
    "x-content-type-options": "nosniff",
    "x-request-id": expect.any(String),
  });
});

/** As many come at once, until they are more than there are places for: a busy machine sends them slowly. */
const crowd = async (): Promise<readonly Response[]> => {
  for (let wave = 0; ; wave += 1) {
    const responses = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        app.ask(path, madeUp(index, elsewhere(wave * 300 + index))),
      ),
    );
    expect(countOf(responses, 401)).toBeGreaterThan(0);
    expect(countOf(responses, 401) + countOf(responses, 503)).toBe(300);
    if (countOf(responses, 503) > 0 || wave === 9) return responses;
  }
};

test("more readers than have a place are refused at once, and those with one are answered", async () => {
  const responses = await crowd();
  expect(countOf(responses, 503)).toBeGreaterThan(0);
  const refused = responses.find(({ status }) => status === 503);
  expect(await refused?.json()).toMatchObject({ error: { code: "unavailable" } });
  expect(refused?.headers.get("retry-after")).toBe("2");
});

test("whoever goes away before the answer leaves the place to others", async () => {
  for (let round = 0; round < 5; round += 1) {
    const leaving = new AbortController();
    const asked = Array.from({ length: 24 }, () =>
      app.ask(path, { signal: leaving.signal }).catch(() => null),
    );
    await fetch(`${app.url}/api/health`);
    leaving.abort();
    await Promise.all(asked);
  }
  await expect.poll(async () => (await app.ask(path)).status).toBe(200);
});

test("credentials that are made up wait in one lane, that of their address", async () => {
  const many = Promise.all(Array.from({ length: 200 }, (_, index) => app.ask(path, madeUp(index))));
  // A key that was let in before has a lane of its own, also from that address.
  const headers = { "x-forwarded-for": "198.51.100.1" };
  expect((await app.ask(path, { headers })).status).toBe(200);
  const responses = await many;
  expect(countOf(responses, 401)).toBeGreaterThan(0);
  // How many depends on how quickly the others are answered; a lane for each of them would refuse none.
  expect(countOf(responses, 429)).toBeGreaterThanOrEqual(20);
  expect([401, 429, 503].map((status) => countOf(responses, status)).reduce(add)).toBe(200);
});
