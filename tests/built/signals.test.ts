import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { spawnServer, startBuilt } from "@/tests/built/support/built-app";
import { makeUsedBook } from "@/tests/built/support/used-book";

const isLinux = process.platform === "linux";

/** What this process started, directly or not. */
const childrenOf = (pid: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent] =
          readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
        return Number(parent) === pid ? [Number(name), ...childrenOf(Number(name))] : [];
      } catch {
        return [];
      }
    });

const isAlive = (pid: number): boolean => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

const waitForEnd = async (pids: readonly number[], patienceMs: number): Promise<number[]> => {
  const until = Date.now() + patienceMs;
  while (pids.some(isAlive) && Date.now() < until) await sleep(100);
  return pids.filter(isAlive);
};

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s ends the server within ten seconds, a slow reader or not",
  async (signal) => {
    const app = await startBuilt();
    const { port } = new URL(app.url);
    const slow = connect(Number(port), "127.0.0.1", () =>
      slow.write("GET / HTTP/1.1\r\nHost: x\r\n"),
    );
    slow.on("error", () => undefined);
    await sleep(200);
    const startedAt = Date.now();
    app.child.kill(signal);
    expect(await app.ended).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    slow.destroy();
    await app.stop();
  },
);

test.skipIf(!isLinux).each(["SIGTERM", "SIGKILL"] as const)(
  "%s to what was started takes along all that it started",
  async (signal) => {
    const book = await makeUsedBook();
    const port = String(await findFreePort());
    const settings = { PORT: port, DATA_DIR: book.dataDir, COMMITBOOK_SANDBOX: "1" };
    const run = spawnServer(
      { ...settings, npm_lifecycle_event: "up" },
      {
        program: process.execPath,
        args: ["scripts/up.mjs"],
      },
    );
    while (!run.log().includes("Ctrl-C") && run.child.exitCode === null) await sleep(100);
    const all = childrenOf(run.child.pid ?? 0);
    expect(all.length).toBeGreaterThanOrEqual(2);
    run.child.kill(signal);
    expect(await waitForEnd(all, 10_000)).toEqual([]);
    await run.ended;
    await book.remove();
  },
);
