import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { addDuration, fromEpochMs } from "@/lib/domain/base/period";
import { hashApiKey } from "@/lib/server/api-key";
import { buildId } from "@/lib/server/build-id";
import { addApiKey } from "@/lib/store/identity/api-keys";
import { addUser } from "@/lib/store/identity/users";
import { openDatabase } from "@/lib/store/open-database";
import { ensureForward } from "@/lib/store/projection/ensure-forward";
import { ensureBuilt } from "@/scripts/lib/build.mjs";
import { startChild, stopChildren } from "@/scripts/lib/children.mjs";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { startServer } from "@/scripts/lib/server.mjs";
import { type Engine, enginesHere, makeBenchPlace, patient } from "@/tests/bench/bench-database";
import { fillBook } from "@/tests/bench/large-book";
import { crowdResult, readAway } from "@/tests/bench/load-crowd";
import { percentile } from "@/tests/bench/measure";

/**
 * node --import tsx tests/bench/load.ts pglite|postgres [readers] [seconds] [viewers] [commitments]
 * Many readers of a large book at once, on the built server: what they are told, whether somebody beside
 * them is still served, whether those who watch the process still hear from it. Ends by itself.
 */
const [given, readers = "200", seconds = "30", viewers = readers, size = "20000"] =
  process.argv.slice(2);
const engine = enginesHere.find((each) => each === given);

const limits = { readyMs: 250, gapMs: 15_000, memoryMiB: 1_536 };

const paths = [
  ...["/api/v1/summary", "/api/v1/commitments", "/api/v1/accounts", "/api/v1/expiries"],
  ...["/api/v1/commitments?view=will-lapse&sort=risk", "/api/v1/commitments?sort=-available"],
];

const secret = "the master secret of a server under load";

type Place = Awaited<ReturnType<typeof makeBenchPlace>>;

/** A book, and a key for each viewer and for the one beside them. */
const fill = async ({ settings }: Place): Promise<readonly string[]> => {
  const db = await openDatabase({ ...settings, deadlines: patient });
  await fillBook(db, { commitments: Number(size), entries: 15 * Number(size) });
  const now = fromEpochMs(Date.now());
  await ensureForward(db, { accounts: "all" }, { now, madeBy: await buildId() });
  const made = { email: "load@example.com", name: "Load", role: "finance" as const };
  const user = await addUser(db, { ...made, passwordHash: null }, now);
  const keys = Array.from(
    { length: Number(viewers) + 1 },
    () => `cb_${randomUUID()}${randomUUID()}`,
  );
  for (const [index, key] of keys.entries())
    await addApiKey(
      db,
      {
        ...{ id: `key_${index}`, userId: user?.id ?? "", name: "load", keyHash: hashApiKey(key) },
        ...{ keyHint: "", scopes: null, accountIds: null, expiresAt: null },
      },
      addDuration(now, -60_000),
    );
  await db.close();
  return keys;
};

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

type Seen = { readonly milliseconds: number[]; readonly statuses: number[] };

/** One request after the other, with a pause between them. */
const keepAsking = async (
  url: string,
  {
    key,
    pauseMs,
    endsAt,
  }: { readonly key: string | null; readonly pauseMs: number; readonly endsAt: number },
): Promise<Seen & { readonly longestGapMs: number }> => {
  const agent = new Agent({ keepAlive: true });
  const seen: Seen = { milliseconds: [], statuses: [] };
  let servedAt = performance.now();
  let longestGapMs = 0;
  while (Date.now() < endsAt) {
    const startedAt = performance.now();
    const { status, retryAfterMs } = await readAway(url, key, agent);
    const endedAt = performance.now();
    seen.statuses.push(status);
    seen.milliseconds.push(endedAt - startedAt);
    if (status === 200) {
      longestGapMs = Math.max(longestGapMs, endedAt - servedAt);
      servedAt = endedAt;
    }
    await sleep(Math.max(pauseMs, retryAfterMs));
  }
  agent.destroy();
  return { ...seen, longestGapMs: Math.max(longestGapMs, performance.now() - servedAt) };
};

const countsOf = (statuses: readonly number[]): string =>
  [...new Set(statuses)]
    .sort()
    .map((status) => `${statuses.filter((each) => each === status).length} × ${status}`)
    .join(", ");

const times = (milliseconds: readonly number[]): string =>
  [0.5, 0.95, 1].map((share) => `${percentile(milliseconds, share).toFixed(0)} ms`).join(" / ");

const runOn = async (engine: Engine): Promise<readonly string[]> => {
  const place = await makeBenchPlace(engine);
  try {
    const keys = await fill(place);
    const port = await findFreePort();
    const { databaseUrl, dataDir } = place.settings;
    const server = await startServer(port, {
      ...{ PATH: process.env.PATH, NODE_ENV: "production" as const },
      ...{ DATA_DIR: dataDir || undefined, COMMITBOOK_SECRET: secret, COMMITBOOK_SANDBOX: "0" },
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    });
    const url = `http://127.0.0.1:${port}`;
    const [single = "", ...others] = keys;
    await readAway(`${url}/api/v1/summary`, single, new Agent());
    const endsAt = Date.now() + Number(seconds) * 1_000;
    const crowd = startChild(process.execPath, ["--import", "tsx", "tests/bench/load-crowd.ts"], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const told = once(crowd, "message");
    const memory = [memoryOf(server.pid ?? 0)];
    const watch = setInterval(() => memory.push(memoryOf(server.pid ?? 0)), 500);
    crowd.send({ url, keys: others, readers: Number(readers), paths, endsAt });
    const [ready, beside, [message]] = await Promise.all([
      keepAsking(`${url}/api/ready`, { key: null, pauseMs: 50, endsAt }),
      keepAsking(`${url}/api/v1/summary`, { key: single, pauseMs: 100, endsAt }),
      told,
    ]);
    clearInterval(watch);
    const { statuses, milliseconds } = crowdResult.parse(message);
    const peak = Math.max(...memory);
    console.log(
      `${engine}: ${readers} readers with ${viewers} keys for ${seconds} s, ${size} commitments`,
    );
    console.table({
      readers: {
        answers: Object.entries(statuses)
          .map(([status, count]) => `${count} × ${status}`)
          .join(", "),
        "p50 / p95 / max": times(milliseconds),
      },
      "one beside them": {
        answers: countsOf(beside.statuses),
        "p50 / p95 / max": times(beside.milliseconds),
      },
      readiness: {
        answers: countsOf(ready.statuses),
        "p50 / p95 / max": times(ready.milliseconds),
      },
    });
    console.log(
      `longest time without an answer for the one beside them ${(beside.longestGapMs / 1_000).toFixed(1)} s, memory ${memory[0]?.toFixed(0)} MiB, at most ${peak.toFixed(0)} MiB`,
    );
    const strange = Object.keys(statuses).filter(
      (status) => !["200", "429", "503"].includes(status),
    );
    return [
      strange.length > 0 && `readers were told ${strange.join(", ")}`,
      ready.statuses.some((status) => status !== 200) && "readiness failed",
      percentile(ready.milliseconds, 0.95) > limits.readyMs && "readiness is slow",
      beside.longestGapMs > limits.gapMs && "the reader beside them was not served",
      peak > limits.memoryMiB && "memory grew too far",
    ].flatMap((fault) => (fault === false ? [] : [`${engine}: ${fault}`]));
  } finally {
    await stopChildren();
    await place.remove();
  }
};

if (engine === undefined) {
  console.log(`${given}: skipped, COMMITBOOK_TEST_DATABASE_URL names no server`);
} else {
  await ensureBuilt();
  const faults = await runOn(engine);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
