import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { findFreePort } from "@/scripts/lib/port.mjs";

/** Stands in for npm: notes that it was called. */
const npm = `require("node:fs").appendFileSync("log", process.argv[2] + "\\n");`;

/** Stands in for Next.js: builds a marker, serves its environment, fails when told to. */
const next = `
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require("node:fs");
const note = (line) => appendFileSync("log", line + "\\n");
if (process.argv[2] === "typegen") process.exit(0);
if (process.argv[2] === "build") {
  note("build");
  if (existsSync("app/broken.ts")) { console.log("app/broken.ts: this cannot be"); process.exit(2); }
  mkdirSync(".next", { recursive: true });
  writeFileSync(".next/BUILD_ID", "made up");
}`;

/** And for what serves: a server that answers with its environment. */
const framework = `
const { appendFileSync, mkdirSync } = require("node:fs");
const note = (line) => appendFileSync("log", line + "\\n");
const serve = async () => {
  console.log("Ready in no time");
  if (process.env.DATA_DIR.endsWith("in-use")) {
    console.error("commitbook: the data directory is in use by another process");
    process.exit(1);
  }
  if (process.env.DATA_DIR.endsWith("broken")) process.exit(4);
  mkdirSync(process.env.DATA_DIR + "/book", { recursive: true });
  process.on("SIGTERM", () => { note("server stopped"); process.exit(0); });
  require("node:http").createServer((request, response) => {
    if (request.url === "/crash") process.exit(3);
    response.end(JSON.stringify(process.env));
  }).listen(Number(process.env.PORT));
};
module.exports = () => ({
  prepare: async () => { globalThis.commitbookDoor(serve); },
  getRequestHandler: () => null,
});`;

const sandbox = `
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
const text = { type: "string" } as const;
const { values } = parseArgs({ options: { port: text, anchor: text } });
appendFileSync("log", "sandbox " + values.anchor + "\\n");
process.on("SIGTERM", () => { appendFileSync("log", "sandbox stopped\\n"); process.exit(0); });
const server = createServer().listen(Number(values.port), "127.0.0.1", () => {
  const url = "http://127.0.0.1:" + (server.address() as { port: number }).port;
  process.send!({
    type: "ready",
    url,
    vercel: { url: url + "/vercel", token: "sandbox-token" },
    metronome: { url: url + "/metronome", token: "sandbox-token" },
    datadog: { url: url + "/datadog", apiKey: "sandbox-key", appKey: "sandbox-app-key" },
  });
});`;

type Environment = Readonly<Record<string, string>>;

export type Run = {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it has printed so far, on both outputs. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

/** A small copy of the repository in which only the scripts are real. */
export class MadeUpProject {
  readonly path = mkdtempSync(join(tmpdir(), "commitbook-up-"));
  readonly #runs: Omit<Run, "port">[] = [];

  constructor() {
    cpSync("scripts", join(this.path, "scripts"), { recursive: true });
    this.write("package-lock.json", "{}");
    this.write("npm-cli.js", npm);
    this.write("app/page.tsx", "");
    this.write("sandbox/main.ts", sandbox);
    this.write("node_modules/next/dist/bin/next", next);
    this.write("node_modules/next/index.js", framework);
    this.write("node_modules/next/package.json", '{ "name": "next", "main": "index.js" }');
    for (const name of ["tsx", "@next/env"]) this.#borrow(name);
  }

  #borrow(name: string): void {
    const place = join(this.path, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(resolve("node_modules", name), place, "junction");
  }

  write(path: string, text: string): void {
    const place = join(this.path, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }

  /** What the stand-ins noted since the last time it was asked. */
  takeLog(): string[] {
    const lines = existsSync(join(this.path, "log")) ? this.read("log").trim().split("\n") : [];
    this.write("log", "");
    return lines.filter(Boolean);
  }

  /** Runs one of the scripts, with no more of this machine's environment than it needs. */
  run(script: string, environment: Environment): Omit<Run, "port"> {
    const { PATH = "", SystemRoot = "" } = process.env;
    const child = spawn(process.execPath, [script], {
      cwd: this.path,
      env: {
        PATH,
        SystemRoot,
        NODE_ENV: "production",
        npm_execpath: join(this.path, "npm-cli.js"),
        ...environment,
      },
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        text += chunk;
      });
    const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
    const run = { child, output: () => text, ended };
    this.#runs.push(run);
    return run;
  }

  async start(environment: Environment = {}, port: number | null = null): Promise<Run> {
    const chosen = port ?? (await findFreePort());
    const run = this.run("scripts/up.mjs", { PORT: String(chosen), ...environment });
    return { ...run, port: chosen };
  }

  /** Starts and waits until it says that everything runs. */
  async startToReady(environment: Environment = {}): Promise<Run> {
    const run = await this.start(environment);
    await new Promise<void>((done, failed) => {
      run.child.stdout?.on("data", () => run.output().includes("Ctrl-C") && done());
      run.ended.then(() => failed(new Error(run.output())));
    });
    return run;
  }

  async remove(): Promise<void> {
    for (const { child, ended } of this.#runs) {
      // Asked, not killed: it then stops what it started, and nothing outlives the test.
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.path, { recursive: true, force: true });
  }
}
