import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { datadog as datadogSource } from "@/lib/sources/datadog";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/sandbox/start-sandbox";
import type { PartFigures } from "@/tests/bench/sync-part";
import { addressOf, type SourceAddress } from "@/tests/lib/sync/support/sync-source";

/**
 * node --import tsx tests/bench/sync.bench.ts [vercel|metronome|datadog] [sizes]
 * A first sync and an unchanged re-sync of a sandbox, against the two things neither can do
 * without, measured in the same run: reading every batch and dropping it, and writing batches that
 * are already there. Each has a process of its own; the sandbox is in none of them.
 */
const now = "2026-11-20T20:30:00.000Z";
const nextDay = "2026-11-21T20:30:00.000Z";

type Scene = {
  readonly sandbox: SandboxOptions;
  readonly title: string;
  readonly provider: SourceAddress["provider"];
  readonly settings?: SourceAddress["settings"];
  /** Also the sync of the next day, which reads the newest days alone. */
  readonly hasNextDay?: boolean;
};

const count = (value: number): string => value.toLocaleString("en-US");

const vercel = (teams = 20, rowsPerDay = 10): Scene[] => [
  {
    provider: "vercel",
    title: `${count(teams)} teams, ${count(rowsPerDay)} rows a day`,
    sandbox: { teams, rowsPerDay },
  },
];

const metronome = (customers = 1_000, entries = 250): Scene[] => [
  {
    provider: "metronome",
    title: `${count(customers)} customers, ${count(entries)} ledger entries each`,
    sandbox: { metronomeCustomers: customers, metronomeEntriesPerCustomer: entries },
  },
];

const datadogScene = (commitments: number, days: number): Scene => ({
  provider: "datadog",
  title: `${count(commitments)} commitments, ${days === 1 ? "one day" : `${days} days`}`,
  sandbox: { datadogCommitments: commitments },
  settings: { ...datadogSource.defaults, backfillDays: days },
  hasNextDay: days > 1,
});

const datadog = (commitments = 2_000, days = 90, many = 20_000): Scene[] => [
  datadogScene(commitments, days),
  datadogScene(many, 1),
];

const scenes = { vercel, metronome, datadog };

const runPart = async (
  part: "prepare" | "fetch" | "write" | "sync",
  address: SourceAddress,
  folder: string,
): Promise<PartFigures> => {
  const program = "tests/bench/sync-part.ts";
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, part, JSON.stringify(address), folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The part "${part}" ended with ${code}.`);
  return JSON.parse(said);
};

const show = (name: string, { seconds, cpuSeconds, peakMb }: PartFigures, words = ""): void => {
  const figures = [`${seconds.toFixed(2)} s`, `${cpuSeconds.toFixed(2)} s cpu`, `${peakMb} MB`];
  console.log(`  ${name.padEnd(18)}${figures.map((text) => text.padStart(14)).join("")}  ${words}`);
};

const ratio = (left: number, right: number): string => `${(left / right).toFixed(2)}x`;

const measure = async (scene: Scene, sandbox: Sandbox, folder: string): Promise<void> => {
  const address = { ...addressOf(sandbox, scene.provider, now), settings: scene.settings };
  sandbox.setClock(now);
  await runPart("prepare", address, folder);
  const fetched = await runPart("fetch", address, folder);
  show("fetch only", fetched);
  const written = await runPart("write", address, folder);
  show("write only", written);
  const first = await runPart("sync", address, folder);
  const slower = Math.max(fetched.seconds, written.seconds);
  const both = fetched.cpuSeconds + written.cpuSeconds;
  show(
    "first sync",
    first,
    `${ratio(first.seconds, slower)} of the slower (budget 1.5), ${ratio(first.cpuSeconds, both)} of the cpu of both, ${count(first.rows)} rows, ${first.said}`,
  );
  const again = await runPart("sync", address, folder);
  show(
    "unchanged re-sync",
    again,
    `${ratio(again.seconds, first.seconds)} of the first (budget 0.5), ${count(again.factsWritten)} facts written, ${again.said}`,
  );
  if (!scene.hasNextDay) return;
  sandbox.setClock(nextDay);
  const next = await runPart("sync", { ...address, now: nextDay }, folder);
  show(
    "the next day",
    next,
    `${ratio(next.seconds, first.seconds)} of the first, ${count(next.factsWritten)} facts written, ${next.said}`,
  );
};

const runScene = async (scene: Scene): Promise<void> => {
  const [load = 0] = loadavg();
  console.log(`${scene.provider}: ${scene.title} (load ${load.toFixed(1)})`);
  const folder = await mkdtemp(join(tmpdir(), "commitbook-bench-"));
  const sandbox = await startSandbox({
    anchor: "2026-11-20",
    requestsPerMinute: 1_000_000,
    ...scene.sandbox,
  });
  try {
    await measure(scene, sandbox, folder);
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const [vendor, ...sizes] = process.argv.slice(2);
const chosen = Object.entries(scenes).filter(([name]) => vendor === undefined || name === vendor);
if (chosen.length === 0) throw new Error(`There is no vendor "${vendor}".`);
for (const [, make] of chosen) {
  for (const scene of make(...sizes.map(Number))) await runScene(scene);
}
