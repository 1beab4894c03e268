import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, otherRoutes } from "@/app/api/v1/operations";
import { type BuiltApp, post, startBuilt } from "@/tests/built/support/built-app";

const limit = 40;

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt({
    environment: {
      COMMITBOOK_REQUESTS_PER_MINUTE: String(limit),
      COMMITBOOK_TRUSTED_PROXIES: "127.0.0.1, ::1",
    },
  });
});
afterAll(() => app.stop());

const leftOf = ({ headers }: Response) =>
  Number(/^"minute";r=(\d+);t=\d+$/.exec(headers.get("ratelimit") ?? "")?.[1]);

const askUntilRefused = async (ask: () => Promise<Response>): Promise<readonly Response[]> => {
  const answers: Response[] = [];
  while (answers.at(-1)?.status !== 429 && answers.length < 4 * limit) answers.push(await ask());
  return answers;
};

const from = (address: string): RequestInit => ({
  headers: { authorization: `Bearer cb_${"x".repeat(40)}`, "x-forwarded-for": address },
});

const whoever: Readonly<Record<string, () => Promise<Response>>> = {
  "a person": () => app.askAs("viewer@example.com", "/api/v1/viewer"),
  "a key": () => app.ask("/api/v1/viewer"),
  "an address that is nobody's": () => app.ask("/api/v1/viewer", from("198.51.100.7")),
  "an address at an open route": () =>
    app.ask("/api/invitations/open", {
      ...post({ token: "none" }),
      headers: { "content-type": "application/json", "x-forwarded-for": "198.51.100.8" },
    }),
  "an address at the sign-in": () => app.ask("/api/auth/csrf", from("198.51.100.9")),
};

describe("too many requests", () => {
  test.each(Object.keys(whoever))("of %s are refused, and told until when", async (who) => {
    const answers = await askUntilRefused(whoever[who] ?? fetch.bind(null, app.url));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last?.headers.get("ratelimit-policy")).toBe(`"minute";q=${limit};w=60`);
    expect(leftOf(last ?? new Response())).toBe(0);
    expect(await last?.json()).toMatchObject({ error: { code: "too-many-requests" } });
    expect(answers.length).toBeGreaterThan(limit / 2);
    for (const answer of answers.slice(0, -1)) expect(leftOf(answer)).toBeLessThan(limit);
  });

  test("of one are taken from nobody else", async () => {
    await askUntilRefused(() => app.askAs("away@example.com", "/api/v1/viewer"));
    expect((await app.askAs("admin@example.com", "/api/v1/viewer")).status).toBe(200);
    await askUntilRefused(() => app.ask("/api/v1/viewer", from("2001:db8:0:1::1")));
    // A network of IPv6 is one caller.
    const beside = (address: string) => app.ask("/api/v1/viewer", from(address));
    expect((await beside("2001:db8:0:1::2")).status).toBe(429);
    expect((await beside("2001:db8:0:2::1")).status).toBe(401);
  });

  test("are no matter for who asks whether the process lives", async () => {
    for (let asked = 0; asked < 2 * limit; asked += 1)
      for (const path of ["/api/health", "/api/ready"])
        expect((await fetch(`${app.url}${path}`)).status).toBe(200);
  });
});

/** Files that are the same for everybody cost nothing, and machines ask for these two. */
const uncounted = ["/api/health", "/api/ready", "/embed/fonts/{font}"];

const filled = (path: string): string => path.replace("{...nextauth}", "csrf").replace(/[{}]/g, "");

test("every route counts whoever asks", async () => {
  const routes = [
    ...operations.map(({ path, method }) => ({ path, methods: [method] })),
    ...otherRoutes,
  ];
  let callers = 0;
  for (const { path, methods } of routes)
    for (const method of methods) {
      callers += 1;
      const answer = await app.ask(filled(path), {
        method,
        headers: { ...from("").headers, "x-forwarded-for": `203.0.113.${callers}` },
      });
      const isCounted = answer.headers.has("ratelimit-policy");
      expect([`${method} ${path}`, answer.status, isCounted]).toEqual([
        `${method} ${path}`,
        answer.status,
        !uncounted.includes(path),
      ]);
    }
});
