import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type SandboxOptions, startSandbox } from "@/sandbox/start-sandbox";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { environmentOf } from "@/scripts/lib/sandbox.mjs";
import { makeUsedBook, masterSecret, type UsedBook } from "@/tests/built/support/used-book";

/** A server as a service manager would run it, on a book that was in use before. */
export type BuiltApp = {
  readonly url: string;
  readonly book: UsedBook;
  readonly child: ChildProcess;
  /** The settings that it was given. */
  readonly environment: Readonly<Record<string, string>>;
  /** Everything it wrote to its outputs. */
  readonly log: () => string;
  /** The exit code, once it ended. */
  readonly ended: Promise<number | null>;
  /** Asks with the key of an administrator, unless the headers say otherwise. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** As a page of ours asks for somebody who signed in. */
  askAs(email: string, path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
};

export type BuiltOptions = {
  readonly book?: UsedBook;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether a sandbox stands in for the vendors; without one nothing is connected. */
  readonly sandbox?: boolean | SandboxOptions;
  /** How the server is started, where it is not `node scripts/start.mjs`. */
  readonly launch?: (settings: Readonly<Record<string, string>>) => Run;
};

export const apiKey = `cb_${"k".repeat(40)}`;

/** No more of this machine's environment than it needs. */
export const bareEnvironment = (): NodeJS.ProcessEnv => {
  const { PATH = "", SystemRoot = "" } = process.env;
  return { PATH, SystemRoot, NODE_ENV: "production" };
};

const patienceMs = 90_000;

export const startBuilt = async (options: BuiltOptions = {}): Promise<BuiltApp> => {
  const book = options.book ?? (await makeUsedBook());
  // What the vendors say stands still while a server is tried.
  const startedAt = new Date();
  const sandbox = options.sandbox
    ? await startSandbox({
        now: () => startedAt,
        ...(options.sandbox === true ? {} : options.sandbox),
      })
    : null;
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const { launch = spawnServer } = options;
  const environment = {
    PORT: String(port),
    DATA_DIR: book.dataDir,
    COMMITBOOK_SECRET: masterSecret,
    COMMITBOOK_API_KEY: apiKey,
    COMMITBOOK_SANDBOX: "0",
    // Whoever tries that sets it: elsewhere nobody asks too often.
    COMMITBOOK_REQUESTS_PER_MINUTE: "100000000",
    ...(book.databaseUrl === null ? {} : { DATABASE_URL: book.databaseUrl }),
    ...(sandbox && environmentOf({ type: "ready", ...sandbox }, undefined)),
    ...options.environment,
  };
  const run = launch(environment);
  const stop = async () => {
    run.child.kill("SIGTERM");
    await run.ended;
    await sandbox?.close();
    if (!options.book) await book.remove();
  };
  try {
    await waitUntilReady(url, run);
  } catch (error) {
    await stop();
    throw error;
  }
  const ask = (path: string, { headers, ...init }: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      redirect: "manual",
      ...init,
      headers: { authorization: `Bearer ${apiKey}`, ...asRecord(headers) },
    });
  const askAs = (email: string, path: string, { headers, ...init }: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      redirect: "manual",
      ...init,
      headers: {
        cookie: book.cookies[email] ?? "",
        ...{ "x-commitbook": "1", "sec-fetch-site": "same-origin" },
        ...asRecord(headers),
      },
    });
  return { url, book, environment, ...run, ask, askAs, stop };
};

export type Run = Pick<BuiltApp, "child" | "log" | "ended">;

const startScript = { program: process.execPath, args: ["scripts/start.mjs"] };

/** `node scripts/start.mjs` with these settings and no others. */
export const spawnServer = (
  settings: Readonly<Record<string, string>>,
  { program, args }: { readonly program: string; readonly args: readonly string[] } = startScript,
): Run => {
  const child = spawn(program, [...args], {
    env: { ...bareEnvironment(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      text += chunk;
    });
  const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  return { child, log: () => text, ended };
};

const waitUntilReady = async (url: string, { child, log }: Run): Promise<void> => {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}/api/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(50);
  }
  throw new Error(`The server did not come up:\n${log()}`);
};

const asRecord = (headers: RequestInit["headers"]): Record<string, string> =>
  Object.fromEntries(new Headers(headers));

/** A change, as JSON. */
export const post = (body: unknown, method = "POST"): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
