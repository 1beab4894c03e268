import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import { openDatabase } from "@/lib/store/open-database";
import type { Sandbox } from "@/sandbox/start-sandbox";
import type { SourceAddress } from "@/tests/lib/sync/support/sync-source";
import type { TestDatabase } from "@/tests/support/database";

const program = "tests/lib/sync/support/sync-process.ts";

/** How far a run has come: requests that the sandbox got, beginnings and ends of transactions. */
export type Progress = { readonly requests: number; readonly edges: number };

/** A book, and what is read into it. */
export type SyncOf = {
  readonly book: TestDatabase;
  readonly sandbox: Sandbox;
  readonly address: SourceAddress;
};

const startProcess = ({ book: { settings }, sandbox, address }: SyncOf) => {
  sandbox.clearRequests();
  const place = settings.databaseUrl ?? settings.dataDir;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, place, JSON.stringify(address)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  let edges = 0;
  child.stdout.on("data", (text) => {
    const lines = String(text);
    edges += lines.split("writing\n").length - 1;
    said = (said + lines).slice(-200);
  });
  const progress = (): Progress => ({ requests: sandbox.requests().length, edges });
  return { child, exited: once(child, "exit"), said: () => said, progress };
};

/** One book, synced by a process that nobody disturbs; how far it came. */
export const syncToTheEnd = async (of: SyncOf): Promise<Progress> => {
  const { exited, said, progress } = startProcess(of);
  const [code] = await exited;
  expect(code).toBe(0);
  expect(said()).toContain("done complete");
  return progress();
};

/** Starts a run and kills it as soon as it has come as far as `moment` says. */
export const syncUntil = async (of: SyncOf, moment: Progress): Promise<Progress> => {
  const { child, exited, progress } = startProcess(of);
  const hasCome = () => {
    const { requests, edges } = progress();
    return requests >= moment.requests && edges >= moment.edges;
  };
  while (!hasCome()) {
    if (child.exitCode !== null) throw new Error("The run was over before it could be killed.");
    await new Promise((wait) => setTimeout(wait, 1));
  }
  child.kill("SIGKILL");
  expect(await exited).toEqual([null, "SIGKILL"]);
  return progress();
};

/** The book of a process that is over, looked at in this one. */
export const look = async <Result>(
  { settings }: TestDatabase,
  work: (db: TestDatabase["database"]) => Promise<Result>,
): Promise<Result> => {
  const db = await openDatabase(settings);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};
