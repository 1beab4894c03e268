import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualDeadlines } from "@/lib/store/deadlines";
import { type BuiltApp, post, startBuilt } from "@/tests/built/support/built-app";
import {
  hasPostgres,
  type OwnPostgres,
  startOwnPostgres,
} from "@/tests/built/support/own-postgres";
import { makeUsedBookAt, type UsedBook } from "@/tests/built/support/used-book";

const admin = "admin@example.com";
const deadlineMs = usualDeadlines.readMs + 12_000;

describe.skipIf(!hasPostgres)("a PostgreSQL that stands still", () => {
  let postgres: OwnPostgres;
  let book: UsedBook;
  let app: BuiltApp;
  beforeAll(async () => {
    postgres = await startOwnPostgres();
    book = await makeUsedBookAt({ databaseUrl: postgres.url, dataDir: "" });
    app = await startBuilt({ book });
  });
  afterAll(async () => {
    postgres?.thaw();
    await app?.stop();
    postgres?.stop();
  });

  const timed = async (ask: () => Promise<Response>) => {
    const startedAt = performance.now();
    const response = await ask();
    return { response, ms: performance.now() - startedAt };
  };

  test("ends reads and writes with words within the deadline, and all goes on when it does", async () => {
    expect((await app.ask("/api/v1/summary")).status).toBe(200);
    postgres.freeze();
    const pages = Promise.all(["/", "/sign-in"].map((page) => timed(() => app.askAs(admin, page))));
    const asked = await Promise.all([
      timed(() => app.ask("/api/v1/summary")),
      timed(() => app.ask("/api/v1/commitments")),
      timed(() => app.askAs(admin, "/api/v1/people", post({ email: "x@example.com" }))),
    ]);
    for (const { response, ms } of asked) {
      expect([response.status, await response.json()]).toMatchObject([
        503,
        { error: { code: "unavailable", message: expect.stringContaining("does not answer") } },
      ]);
      expect(ms).toBeLessThan(deadlineMs);
    }
    // Whoever opens a page is told by its status as well, and by what it says to a browser.
    for (const { response, ms } of await pages) {
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await response.text()).toContain("unavailable");
      expect(ms).toBeLessThan(deadlineMs);
    }
    const ready = await timed(() => fetch(`${app.url}/api/ready`));
    expect([ready.response.status, ready.ms < 10_000]).toEqual([503, true]);
    expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
    postgres.thaw();
    await expect
      .poll(async () => (await app.ask("/api/v1/summary")).status, { timeout: 60_000 })
      .toBe(200);
    expect((await fetch(`${app.url}/api/ready`)).status).toBe(200);
  });
});
