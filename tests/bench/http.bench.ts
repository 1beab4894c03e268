import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ensureBuilt } from "@/scripts/lib/build.mjs";
import { startChild, stopChildren } from "@/scripts/lib/children.mjs";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { environmentOf, readyOf } from "@/scripts/lib/sandbox.mjs";
import { startServer } from "@/scripts/lib/server.mjs";
import { measure, secondsOf } from "@/tests/bench/measure";
import { type SignedIn, signInOver } from "@/tests/support/signed-in";

/**
 * node --import tsx --expose-gc tests/bench/http.bench.ts [customers]
 * What a person waits for: the built server over HTTP, a book of the embedded engine (of a server when
 * DATABASE_URL names one), with so many generated customers of the sandbox. Its floor is an address
 * that reads no book at all.
 */
const [customers = "500"] = process.argv.slice(2);
const person = { email: "bench@northlight.example", password: "what a page costs 2026" };

const connections = z.object({
  data: z.array(
    z.object({
      lastRun: z.object({ state: z.string(), rowsRead: z.int() }).nullable(),
    }),
  ),
});
const running = new Set(["queued", "running"]);
const first = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });

/** Answers when each source has been read once, with the number of rows that were. */
const untilRead = async ({ getJson }: SignedIn): Promise<number> => {
  for (;;) {
    const { data } = connections.parse(await getJson("/api/v1/connections"));
    const runs = data.map(({ lastRun }) => lastRun);
    if (runs.length > 0 && runs.every((run) => run !== null && !running.has(run.state)))
      return runs.reduce((sum, run) => sum + (run?.rowsRead ?? 0), 0);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
};

const print = (name: string, { p50, p95 }: { readonly p50: number; readonly p95: number }): void =>
  console.log(`${name.padEnd(44)}${p50.toFixed(1).padStart(9)}${p95.toFixed(1).padStart(9)}`);

const folder = await mkdtemp(join(tmpdir(), "commitbook-bench-"));
try {
  await ensureBuilt();
  const sandbox = startChild(
    process.execPath,
    ["--import", "tsx", "sandbox/main.ts", "--metronome-customers", customers],
    { stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const ready = await readyOf(sandbox);
  const port = await findFreePort();
  await startServer(port, {
    ...process.env,
    ...environmentOf(ready, undefined),
    DATA_DIR: folder,
    COMMITBOOK_ADMIN_EMAIL: person.email,
    COMMITBOOK_ADMIN_PASSWORD: person.password,
  });
  const signedIn = await signInOver(`http://localhost:${port}`, person);
  const { getJson } = signedIn;
  let rows = 0;
  const seconds = await secondsOf(async () => {
    rows = await untilRead(signedIn);
  });
  console.log(`${customers} customers, ${rows} rows, read in ${seconds.toFixed(0)} s`);
  const [account] = first.parse(await getJson("/api/v1/accounts?provider=metronome")).data;
  const [commitment] = first.parse(
    await getJson("/api/v1/commitments?provider=metronome&sort=-available"),
  ).data;
  console.log(`${"milliseconds over HTTP".padEnd(44)}${"p50".padStart(9)}${"p95".padStart(9)}`);
  const asked = {
    "floor: an address that reads no book": "/api/health",
    list: "/api/v1/commitments",
    "list, view will-lapse by risk": "/api/v1/commitments?view=will-lapse&sort=risk",
    summary: "/api/v1/summary",
    accounts: "/api/v1/accounts",
    search: "/api/v1/commitments?q=Juniper",
    expiries: "/api/v1/expiries",
    account: `/api/v1/accounts/${account?.id}`,
    commitment: `/api/v1/commitments/${commitment?.id}`,
    ledger: `/api/v1/commitments/${commitment?.id}/ledger`,
  };
  for (const [name, path] of Object.entries(asked)) print(name, await measure(() => getJson(path)));
} finally {
  await stopChildren();
  await rm(folder, { recursive: true, force: true });
}
