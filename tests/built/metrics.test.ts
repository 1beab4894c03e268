import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiKey, type BuiltApp, post, startBuilt } from "@/tests/built/support/built-app";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt({ sandbox: true, environment: { COMMITBOOK_LOG: "json" } });
});
afterAll(() => app.stop());

const read = async (): Promise<string> => (await app.ask("/api/metrics")).text();

/** The sum of everything that is counted under a name, with whatever labels. */
const totalOf = (text: string, name: string): number =>
  [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );

const untilRead = async (): Promise<string> => {
  for (let tried = 0; tried < 300; tried += 1) {
    const text = await read();
    if (totalOf(text, "commitbook_sync_runs_total") > 0 && /state="complete"\} [1-9]/.test(text))
      return text;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`Nothing was read:\n${await read()}`);
};

describe("what is measured", () => {
  test("requests, statements, calls to vendors, waits, and what syncs came to", async () => {
    await app.ask("/api/v1/summary");
    const text = await untilRead();
    for (const name of ["request_duration", "query_duration", "vendor_call_duration"])
      expect([name, totalOf(text, `commitbook_${name}_seconds_count`) > 0]).toEqual([name, true]);
    for (const queue of ["sync", "reads"])
      expect(text).toMatch(
        new RegExp(`commitbook_queue_wait_seconds_count\\{queue="${queue}"\\} [1-9]`),
      );
    expect(totalOf(text, "commitbook_sync_rows_read_total")).toBeGreaterThan(0);
    expect(text).toMatch(/commitbook_last_complete_read_age_seconds\{connection="\w+"\} \d/);
    expect(text).toMatch(
      /commitbook_vendor_call_duration_seconds_count\{vendor="\w+",outcome="answered"\}/,
    );
    expect(text).toContain("process_resident_memory_bytes");
  });

  test("has no end of names for no address that anybody makes up", async () => {
    for (let index = 0; index < 200; index += 1)
      await app.ask(`/api/v1/made-up-${index}/x.${index}`);
    const text = await read();
    expect(text).not.toContain("made-up");
    expect(text.split("\n").length).toBeLessThan(2_000);
  });

  test("counts what was refused before any route", async () => {
    const before = totalOf(await read(), "commitbook_request_duration_seconds_count");
    await new Promise<void>((done) => {
      const socket = connect(Number(new URL(app.url).port), "127.0.0.1", () =>
        socket.write("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"),
      );
      socket.once("data", () => {
        socket.destroy();
        done();
      });
    });
    const after = await read();
    expect(totalOf(after, "commitbook_request_duration_seconds_count")).toBeGreaterThan(before + 1);
    expect(after).toContain('method="other"');
  });
});

describe("who may look", () => {
  test("is a key that was given the scope, and nobody else", async () => {
    const make = async (scopes: readonly string[]) => {
      const made = await app.askAs(
        "admin@example.com",
        "/api/v1/keys",
        post({ name: scopes.join(), scopes, expiresInDays: 1 }),
      );
      const { data } = await made.json();
      return { authorization: `Bearer ${data.key}` };
    };
    const statusFor = async (headers: Record<string, string>) =>
      (await app.ask("/api/metrics", { headers })).status;
    expect(await statusFor(await make(["metrics"]))).toBe(200);
    expect(await statusFor(await make(["read", "export"]))).toBe(403);
    expect((await app.askAs("viewer@example.com", "/api/metrics")).status).toBe(403);
    expect((await fetch(`${app.url}/api/metrics`)).status).toBe(401);
  });
});

test("every line that the application logs is one JSON object, and names its request", async () => {
  // A cookie that nobody can open is told of.
  const cookie = `commitbook.session=${"x".repeat(40)}`;
  const answer = await fetch(`${app.url}/api/auth/session`, { headers: { cookie } });
  const lines = app
    .log()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const events = lines.map((line) => JSON.parse(line));
  for (const event of events)
    expect(event).toMatchObject({
      ...{ at: expect.any(String), message: expect.any(String) },
      level: expect.stringMatching(/^(info|warn|error)$/),
    });
  const id = answer.headers.get("x-request-id");
  expect(events.map(({ request }) => request)).toContain(id);
  expect(app.log()).not.toContain(apiKey);
});
