import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type OwnServer = { stop(): Promise<void> };

const patienceMs = 180_000;

/** The built server on an empty book, with settings that the shared one does not have. */
export const startOwnServer = async (
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<OwnServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), "commitbook-e2e-own-"));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...{ PATH: process.env.PATH ?? "", NODE_ENV: "production" },
      ...{ PORT: String(port), DATA_DIR: dataDir, COMMITBOOK_SANDBOX: "0", ...settings },
    },
  });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null);
    if (answer?.ok) return { stop };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  await stop();
  throw new Error("The server of this test did not come up.");
};
