import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GET as getReady } from "@/app/api/ready/route";
import { readEnv } from "@/lib/server/env";
import { type Application, startApplication } from "@/lib/server/start";
import { findLatestRun } from "@/lib/store/sync-runs";
import { startSandbox } from "@/sandbox/start-sandbox";

let dataDir = "";
let running: Application | null = null;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "commitbook-start-"));
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await rm(dataDir, { recursive: true, force: true });
});

const admin = { COMMITBOOK_ADMIN_EMAIL: "a@example.com", COMMITBOOK_ADMIN_PASSWORD: "a password" };

describe("a start", () => {
  test("opens a new book and is ready", async () => {
    running = await startApplication(readEnv({ DATA_DIR: dataDir, ...admin }));
    expect((await getReady()).status).toBe(200);
  });

  test("says in one sentence that the data directory is in use", async () => {
    const env = readEnv({ DATA_DIR: dataDir, ...admin });
    running = await startApplication(env);
    await expect(startApplication(env)).rejects.toThrow(
      /^The data directory .+ is in use by another/,
    );
  });

  test("says in one sentence that the database cannot be reached, without its password", async () => {
    const env = readEnv({
      DATABASE_URL: "postgres://book:hunter22@127.0.0.1:1/book",
      COMMITBOOK_SECRET: "0123456789abcdef0123456789abcdef",
    });
    const refusal = await startApplication(env).catch((error: Error) => error.message);
    expect(refusal).toMatch(/cannot be reached/);
    expect(refusal).not.toContain("hunter22");
  });

  test("reads the sandbox by itself, through the real provider", async () => {
    const sandbox = await startSandbox({ now: () => new Date("2026-11-20T12:00:00Z") });
    try {
      const { token, url } = sandbox.vercel;
      running = await startApplication(
        readEnv({
          DATA_DIR: dataDir,
          ...admin,
          VERCEL_TOKEN: token,
          VERCEL_API_URL: url,
          COMMITBOOK_SANDBOX_URL: sandbox.url,
          COMMITBOOK_ALLOW_HOSTS: new URL(url).host,
        }),
      );
      const { db } = running.context;
      await expect
        .poll(async () => (await findLatestRun(db, "vercel_sandbox"))?.rowsRead ?? 0, {
          timeout: 60_000,
        })
        .toBeGreaterThan(0);
      expect((await findLatestRun(db, "vercel_sandbox"))?.trigger).toBe("start");
      await running.stop();
      running = null;
    } finally {
      await sandbox.close();
    }
  }, 120_000);
});
