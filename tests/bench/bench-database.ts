import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Database } from "@/lib/store/database";
import { type Deadlines, usualDeadlines } from "@/lib/store/deadlines";
import { openDatabase } from "@/lib/store/open-database";

export type Engine = Database["engine"];

/** A server whose database `bench` may be filled. */
const serverUrl = process.env.COMMITBOOK_TEST_DATABASE_URL ?? null;

export const enginesHere: readonly Engine[] =
  serverUrl === null ? ["pglite"] : ["pglite", "postgres"];

/** An empty book for one measurement; closing it leaves nothing behind. */
export const openBenchDatabase = async (
  engine: Engine,
): Promise<{ readonly db: Database; close(): Promise<void> }> => {
  const place = await makeBenchPlace(engine);
  const db = await openDatabase({ ...place.settings, deadlines: patient });
  return {
    db,
    close: async () => {
      await db.close();
      await place.remove();
    },
  };
};

const hourMs = 3_600_000;

/** A book of millions of entries is written in a few statements. */
export const patient: Deadlines = { ...usualDeadlines, readMs: hourMs, writeMs: hourMs };

/** Where a book can be made, and opened by whoever knows the settings. */
export const makeBenchPlace = (engine: Engine) =>
  engine === "pglite" ? makeDirectory() : makeSchema();

const makeDirectory = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "commitbook-bench-"));
  return {
    settings: { databaseUrl: null, dataDir },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
};

const makeSchema = async () => {
  if (serverUrl === null) throw new Error("COMMITBOOK_TEST_DATABASE_URL is not set.");
  await runOn(serverUrl, "create database bench").catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError) || error.code !== "42P04") throw error;
  });
  const url = new URL(serverUrl);
  url.pathname = "/bench";
  const schema = `bench_${process.pid}_${Date.now()}`;
  await runOn(url.href, `create schema ${schema}`);
  const bench = url.href;
  url.searchParams.set("options", `-c search_path=${schema}`);
  return {
    settings: { databaseUrl: url.href, dataDir: "" },
    remove: () => runOn(bench, `drop schema ${schema} cascade`),
  };
};

const runOn = async (connectionString: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};
