import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/period";
import { openDatabase } from "@/lib/store/open-database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

const program = "tests/lib/sync/support/sync-process.ts";
const now = "2026-11-20T20:00:00.000Z";
const list = "/api/v2/cost/commitments/commitment-list";
const dayMs = 86_400_000;
const historyDays = 15;
const newest = ["2026-11-18", "2026-11-19"];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20" });
  sandbox.setClock(now);
});
afterAll(() => sandbox.close());

/** Reads the sandbox into the book; `minutes` later than the first one, as a clock would have it. */
const startProcess = ({ settings }: TestDatabase, minutes: number) => {
  sandbox.clearRequests();
  const { url, apiKey, appKey } = sandbox.datadog;
  const at = addDuration(now, minutes * 60_000);
  const source = ["datadog", at, url, `${apiKey}:${appKey}`, historyDays].join(" ");
  const child = spawn(process.execPath, ["--import", "tsx", program, settings.dataDir, source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  return { child, exited: once(child, "exit"), said: () => said };
};

const syncToTheEnd = async (book: TestDatabase, minutes: number): Promise<void> => {
  const { exited, said } = startProcess(book, minutes);
  expect((await exited)[0]).toBe(0);
  expect(said()).toContain("done complete");
};

/** Killed as soon as the sandbox has been asked so often. */
const syncUntil = async (book: TestDatabase, minutes: number, requests: number): Promise<void> => {
  const { child, exited } = startProcess(book, minutes);
  while (sandbox.requests().length < requests) {
    if (child.exitCode !== null) throw new Error("The run was over before it could be killed.");
    await new Promise((wait) => setTimeout(wait, 1));
  }
  child.kill("SIGKILL");
  expect(await exited).toEqual([null, "SIGKILL"]);
};

const look = async <Result>(
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

/** "aws/ec2/ri 2026-11-19": the days that were asked for. */
const askedDays = (): string[] =>
  sandbox
    .requests()
    .filter(({ path, query }) => path === list && Number(query.end) - Number(query.start) === dayMs)
    .map(({ query: { provider, product, commitmentType, start } }) => {
      const day = new Date(Number(start)).toISOString().slice(0, 10);
      return `${provider}/${product}/${commitmentType} ${day}`;
    });

const sampledDays = (book: TestDatabase): Promise<string[]> =>
  look(book, async (db) => {
    expect(await listContradictions(db)).toEqual([]);
    const rows = await db.query<{ scope: string; day: string }>(
      "select scope, day::text as day from sampled_days",
    );
    return rows.map(({ scope, day }) => `${scope} ${day}`);
  });

test("a history that is killed goes on without the days it has, and ends as one that was not", {
  timeout: 300_000,
}, async () => {
  const quiet = await openTestDatabase();
  await quiet.database.close();
  await syncToTheEnd(quiet, 0);
  const whole = await sampledDays(quiet);
  expect(whole).toHaveLength(6 * historyDays);

  const disturbed = await openTestDatabase();
  await disturbed.database.close();
  let kept: string[] = [];
  for (const [round, requests] of [4, 30, 40].entries()) {
    await syncUntil(disturbed, round, requests);
    const repeated = askedDays().filter((day) => kept.includes(day));
    expect(repeated.filter((day) => !newest.some((one) => day.endsWith(one)))).toEqual([]);
    kept = await sampledDays(disturbed);
  }
  expect(kept.length).toBeGreaterThan(25);
  expect(kept.length).toBeLessThan(whole.length);
  await syncToTheEnd(disturbed, 9);
  const repeated = askedDays().filter((day) => kept.includes(day));
  expect(new Set(repeated.map((day) => day.slice(-10)))).toEqual(new Set(newest));
  expect((await sampledDays(disturbed)).toSorted()).toEqual(whole.toSorted());
  const expected = await look(quiet, listBelieved);
  expect(expected.ledger_entries?.length).toBeGreaterThan(1_000);
  expect(await look(disturbed, listBelieved)).toEqual(expected);
  await quiet.remove();
  await disturbed.remove();
});
