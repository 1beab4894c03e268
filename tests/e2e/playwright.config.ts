import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findFreePort } from "@/scripts/lib/port.mjs";

// The config is read again in every worker: the port and the folder are chosen once and handed on.
process.env.E2E_PORT ||= String(await findFreePort());
const port = Number(process.env.E2E_PORT);
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "commitbook-e2e-"));

/** The production server itself, with the sandbox behind it; nothing is mocked. */
export default defineConfig({
  testDir: ".",
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  outputDir: "../../test-results",
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    channel: process.env.BROWSER_CHANNEL || undefined,
    launchOptions: process.env.BROWSER_BIN ? { executablePath: process.env.BROWSER_BIN } : {},
  },
  webServer: {
    command: "node scripts/up.mjs",
    cwd: join(import.meta.dirname, "..", ".."),
    url: `http://localhost:${port}/api/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: String(port),
      DATA_DIR: process.env.E2E_DATA_DIR,
      // Empty counts as unset: the embedded book, whatever this machine is set up for.
      DATABASE_URL: "",
      COMMITBOOK_SANDBOX: "1",
      COMMITBOOK_ADMIN_EMAIL: "mara@northlight.example",
      COMMITBOOK_ADMIN_PASSWORD: "a quiet ledger 2026",
    },
  },
});
