import type { ProviderId } from "@/lib/domain/base/account";
import type { Instant } from "@/lib/domain/base/period";
import { type Fault, type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { runSync } from "@/tests/lib/sync/support/run-sync";
import { addressOf, openSource } from "@/tests/lib/sync/support/sync-source";
import type { Engine } from "@/tests/support/database";

/** Shortly after the last read. */
export const sandboxNow: Instant = "2026-11-20T14:20:00.000Z";

const sources: readonly ProviderId[] = ["vercel", "metronome", "datadog"];

type Reading = { readonly at: Instant; readonly faults: readonly Fault[] };

const charges = "/v1/billing/charges";
const balances = "/v1/contracts/customerBalances/list";

/** A quiet read, one in trouble with days restated, one in other trouble: versions and gaps. */
export const readings: readonly Reading[] = [
  { at: "2026-11-17T09:30:00.000Z", faults: [] },
  {
    at: "2026-11-19T16:45:00.000Z",
    faults: [
      { kind: "restate", teamId: "northlight-docs", day: "2026-10-14", factor: "1.25" },
      { kind: "restate", teamId: "northlight-storefront", day: "2026-11-02", factor: "0.5" },
      { kind: "cut", path: charges, account: "northlight-search", bytes: 4_000, ending: "clean" },
      { kind: "status", status: 500, path: balances, account: "aldergate" },
    ],
  },
  {
    at: "2026-11-20T14:05:00.000Z",
    faults: [
      { kind: "restate", teamId: "northlight-docs", day: "2026-10-14", factor: "1.25" },
      {
        kind: "cut",
        path: charges,
        account: "northlight-storefront",
        bytes: 4_000,
        ending: "clean",
      },
      { kind: "status", status: 403, path: charges, account: "northlight-data" },
      { kind: "status", status: 500, path: balances, account: "harbour-freight" },
      { kind: "ledger", as: "lost-entry", path: balances, account: "tallow-and-finch" },
    ],
  },
];

/** The whole invented company, read over HTTP from all its sources by a clock that stands still. */
export const startWholeSandbox = async (
  engine: Engine = "pglite",
): Promise<{ readonly app: TestApp; close(): Promise<void> }> => {
  const app = await startTestApp({}, engine);
  const sandbox = await startSandbox({ anchor: "2026-11-20", requestsPerMinute: 1_000_000 });
  try {
    for (const reading of readings) await readAll(app, sandbox, reading);
    // The port differs from run to run, and answers name the address.
    await app.context.db.query("update connections set base_url = 'http://127.0.0.1:1'");
    app.setTime(sandboxNow);
    return { app, close: app.close };
  } catch (error) {
    await app.close();
    throw error;
  } finally {
    await sandbox.close();
  }
};

const readAll = async (app: TestApp, sandbox: Sandbox, { at, faults }: Reading): Promise<void> => {
  sandbox.setClock(at);
  sandbox.clearFaults();
  for (const fault of faults) sandbox.setFault(fault);
  for (const id of sources) {
    const { connection, provider } = openSource(addressOf(sandbox, id, at), {
      now: () => Date.parse(at),
      random: () => 0,
      sleep: async () => undefined,
    });
    const { settings } = connection;
    const own = id === "datadog" ? { ...settings, backfillDays: 40 } : settings;
    await runSync({
      db: app.context.db,
      provider,
      connection: { ...connection, id, name: id, settings: own },
      clock: () => at,
      runId: `run_${id}_${at}`,
    });
  }
};
