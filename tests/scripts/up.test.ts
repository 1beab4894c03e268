import { existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findFreePort, isFree } from "@/scripts/lib/port.mjs";
import { MadeUpProject, type Run } from "@/tests/scripts/made-up-project";

let project: MadeUpProject;
beforeEach(() => {
  project = new MadeUpProject();
});
afterEach(() => project.remove());

const today = new Date().toISOString().slice(0, 10);

const stop = async (run: Run, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> => {
  run.child.kill(signal);
  return run.ended;
};

const serverEnvironment = async ({ port }: Run): Promise<Record<string, string>> =>
  (await fetch(`http://127.0.0.1:${port}/`)).json();

const passwordIn = (output: string) => /Password {3}(\S{20})\n/.exec(output)?.[1] ?? null;

describe("starting", () => {
  test("a fresh clone is installed, built and served; a second start only serves", async () => {
    const first = await project.startToReady();
    expect(project.takeLog()).toEqual(["ci", "build", `sandbox ${today}`]);
    expect(first.output()).toContain(`http://localhost:${first.port}`);
    expect(first.output()).not.toContain("Ready in no time");
    await stop(first);
    project.takeLog();

    await project.startToReady();
    expect(project.takeLog()).toEqual([`sandbox ${today}`]);
  });

  test("changed sources are built again, changed tests and pages of text are not", async () => {
    await stop(await project.startToReady());
    project.takeLog();
    project.write("tests/page.test.ts", "changed");
    project.write("app/README.md", "changed");
    await stop(await project.startToReady());
    expect(project.takeLog()).not.toContain("build");
    project.write("app/page.tsx", "changed");
    await stop(await project.startToReady());
    expect(project.takeLog()).toContain("build");
  });

  test("the first password is shown once and kept where only its owner reads it", async () => {
    const first = await project.startToReady();
    const password = passwordIn(first.output());
    expect(await serverEnvironment(first)).toMatchObject({
      COMMITBOOK_ADMIN_EMAIL: "admin@commitbook.local",
      COMMITBOOK_ADMIN_PASSWORD: password,
    });
    const kept = join(project.path, ".data", "first-sign-in.json");
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    await stop(first);

    const second = await project.startToReady();
    expect(second.output()).not.toContain(password);
    expect(second.output()).toContain(kept);
  });

  test("no password is made up for a book that already has its people", async () => {
    project.write(".data/book/rows", "");
    const run = await project.startToReady();
    expect(passwordIn(run.output())).toBeNull();
    expect(await serverEnvironment(run)).not.toHaveProperty("COMMITBOOK_ADMIN_PASSWORD");
  });

  test.each<Record<string, string>>([
    { COMMITBOOK_ADMIN_PASSWORD: "chosen by somebody" },
    { DATABASE_URL: "postgres://database.test/book" },
  ])("no password is made up with %j", async (environment) => {
    const run = await project.startToReady(environment);
    expect(passwordIn(run.output())).toBeNull();
    expect(run.output()).not.toContain("chosen by somebody");
  });
});

describe("the sandbox", () => {
  test("stands in when no provider has a key, at the same address with the same story", async () => {
    const first = await project.startToReady({ COMMITBOOK_ALLOW_HOSTS: "10.0.0.1:443" });
    const told = await serverEnvironment(first);
    const url = new URL(told.COMMITBOOK_SANDBOX_URL ?? "");
    expect(told).toMatchObject({
      COMMITBOOK_SANDBOX: "1",
      COMMITBOOK_ALLOW_HOSTS: `10.0.0.1:443,${url.host}`,
      VERCEL_API_URL: `${url.origin}/vercel`,
      METRONOME_API_URL: `${url.origin}/metronome`,
      METRONOME_API_KEY: "sandbox-token",
      DATADOG_API_URL: `${url.origin}/datadog`,
      DD_API_KEY: "sandbox-key",
      DD_APP_KEY: "sandbox-app-key",
      VERCEL_TOKEN: "sandbox-token",
    });
    await stop(first);
    project.write(
      ".data/sandbox.json",
      JSON.stringify({ ...JSON.parse(project.read(".data/sandbox.json")), anchor: "2026-01-31" }),
    );

    const second = await project.startToReady();
    expect((await serverEnvironment(second)).COMMITBOOK_SANDBOX_URL).toBe(url.origin);
    expect(project.takeLog()).toContain("sandbox 2026-01-31");
  });

  test.each([
    [{ VERCEL_TOKEN: "real" }, "real"],
    [{ DD_API_KEY: "real" }, undefined],
    [{ COMMITBOOK_SANDBOX: "0" }, undefined],
    [{ COMMITBOOK_SANDBOX: "1", VERCEL_TOKEN: "real" }, "sandbox-token"],
    [{ VERCEL_TOKEN: "" }, "sandbox-token"],
  ])("with %j the Vercel token is %s", async (environment, token) => {
    const run = await project.startToReady(environment);
    expect((await serverEnvironment(run)).VERCEL_TOKEN).toBe(token);
  });

  test("a key in a .env file counts like one in the environment", async () => {
    project.write(".env", "VERCEL_TOKEN=from-a-file\n");
    const run = await project.startToReady();
    expect((await serverEnvironment(run)).VERCEL_TOKEN).toBe("from-a-file");
    expect(run.output()).not.toContain("sandbox");
  });
});

describe("a start that cannot succeed ends in one sentence", () => {
  const sentences = (run: Run) =>
    run
      .output()
      .split("\n")
      .filter((line) => line && !line.startsWith("["));

  test("the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => other.once("listening", done));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const run = await project.start({}, port);
    expect(await run.ended).toBe(1);
    expect(sentences(run)).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    other.close();
  });

  test("the data directory is in use, as the server says itself", async () => {
    const run = await project.start({ DATA_DIR: "in-use" });
    expect(await run.ended).toBe(1);
    expect(sentences(run)).toEqual(["commitbook: the data directory is in use by another process"]);
    expect(project.takeLog()).toContain("sandbox stopped");
  });

  test("the data directory is in use, and the story of whoever uses it stays", async () => {
    const file = join("in-use", "sandbox.json");
    const port = await findFreePort();
    project.write(file, JSON.stringify({ anchor: today, port }));
    const owner = createServer().listen(port, "127.0.0.1");
    await new Promise((done) => owner.once("listening", done));
    const run = await project.start({ DATA_DIR: "in-use" });
    expect(await run.ended).toBe(1);
    expect(JSON.parse(project.read(file))).toEqual({ anchor: today, port });
    owner.close();
  });

  test("the server ends without a word", async () => {
    const run = await project.start({ DATA_DIR: "broken" });
    expect(await run.ended).toBe(4);
    expect(run.output()).toContain("The server stopped before it answered (exit code 4).");
  });

  test("the build fails, and is tried again by the next start", async () => {
    project.write("app/broken.ts", "");
    project.write(".next/cache/turbopack", "what failed");
    const run = await project.start();
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain("app/broken.ts: this cannot be");
    expect(run.output()).toContain("Building the application failed (exit code 2)");
    expect(existsSync(join(project.path, ".next/cache"))).toBe(false);
    project.takeLog();
    await (await project.start()).ended;
    expect(project.takeLog()).toContain("build");
  });

  test("the port is no port", async () => {
    const run = await project.start({ PORT: "http" });
    expect(await run.ended).toBe(1);
    expect(sentences(run)).toEqual([expect.stringContaining("PORT must be a number")]);
  });
});

describe("stopping", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s stops everything that was started", async (signal, exitCode) => {
    const run = await project.startToReady();
    project.takeLog();
    expect(await stop(run, signal)).toBe(exitCode);
    expect(project.takeLog()).toEqual(["server stopped", "sandbox stopped"]);
    expect(run.output()).not.toContain("by itself");
    expect(await isFree(run.port)).toBe(true);
  });

  test("when one part crashes the rest is stopped and the exit code is its own", async () => {
    const run = await project.startToReady();
    await fetch(`http://127.0.0.1:${run.port}/crash`).catch(() => null);
    expect(await run.ended).toBe(3);
    expect(run.output()).toContain("The server stopped by itself (exit code 3)");
    expect(project.takeLog()).toContain("sandbox stopped");
  });
});
