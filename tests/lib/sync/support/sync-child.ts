import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { openDatabase } from "@/lib/store/open-database";
import type { Sandbox } from "@/sandbox/start-sandbox";
import type { SourceAddress } from "@/tests/lib/sync/support/sync-source";
import type { TestDatabase } from "@/tests/support/database";
import type { SmallDisk } from "@/tests/support/small-disk";

const program = "tests/lib/sync/support/sync-process.ts";

/**
 * How far a run has come: requests that the sandbox got, beginnings and ends of transactions, times that it
 * waited for room on its disk.
 */
export type Progress = {
  readonly requests: number;
  readonly edges: number;
  readonly waits: number;
};

export const nothing: Progress = { requests: 0, edges: 0, waits: 0 };

/** A book, and what is read into it. */
export type SyncOf = {
  /** Where it is read; the book itself is changed once that process is over. */
  readonly disk?: SmallDisk;
  readonly book: TestDatabase;
  readonly sandbox: Sandbox;
  readonly address: SourceAddress;
};

/** What was on the disk goes back to where it came from. */
const runAndBringBack =
  'to="$1" place="$2" && shift 2 && "$@" && rm -rf "$to/book" && cp -a "$place/." "$to/"';

const commandFor = ({ book: { settings }, address, disk }: SyncOf) => {
  const place = disk?.place ?? settings.databaseUrl ?? settings.dataDir;
  const args = ["--import", "tsx", program, place, JSON.stringify(address)];
  if (disk === undefined) return { program: process.execPath, args };
  const run = ["sh", "-c", runAndBringBack, "sync", settings.dataDir, place];
  return disk.command(settings.dataDir, [...run, process.execPath, ...args]);
};

const startProcess = (of: SyncOf) => {
  const { sandbox, disk } = of;
  sandbox.clearRequests();
  const { program, args } = commandFor(of);
  const child = spawn(program, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  disk?.runsIn(child.pid ?? 0);
  let said = "";
  let [edges, waits] = [0, 0];
  child.stdout.on("data", (text) => {
    const lines = String(text);
    edges += lines.split("writing\n").length - 1;
    waits += lines.split("waiting\n").length - 1;
    said = (said + lines).slice(-200);
  });
  const progress = (): Progress => ({ requests: sandbox.requests().length, edges, waits });
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

type Started = ReturnType<typeof startProcess>;

const untilCome = async ({ child, progress, said }: Started, moment: Progress): Promise<void> => {
  const hasCome = () => {
    const { requests, edges, waits } = progress();
    return requests >= moment.requests && edges >= moment.edges && waits >= moment.waits;
  };
  while (!hasCome()) {
    if (child.exitCode !== null) throw new Error(`The run was over before that: ${said()}`);
    await sleep(1);
  }
};

/**
 * A run on a disk that fills to the last byte at each moment, until the run is stopped by it; each moment
 * is told from where the disk had room again.
 */
export const syncOverFullDisk = async (
  of: SyncOf & { readonly disk: SmallDisk },
  moments: readonly Progress[],
): Promise<void> => {
  const started = startProcess(of);
  for (const { requests, edges } of moments) {
    const from = started.progress();
    await untilCome(started, {
      requests: from.requests + requests,
      edges: from.edges + edges,
      waits: 0,
    });
    await of.disk.fill();
    await untilCome(started, { ...nothing, waits: from.waits + 1 });
    await of.disk.free();
  }
  const [code] = await started.exited;
  expect(code).toBe(0);
  expect(started.said()).toContain("done complete");
};

/** Starts a run and kills it as soon as it has come as far as `moment` says. */
export const syncUntil = async (of: SyncOf, moment: Progress): Promise<Progress> => {
  const started = startProcess(of);
  const { child, exited, progress } = started;
  await untilCome(started, moment);
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
