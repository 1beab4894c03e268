import { AsyncLocalStorage } from "node:async_hooks";
import { fromEpochMs } from "@/lib/domain/base/period";
import { createTicks } from "@/lib/jobs/ticks";
import { addFirstAdministrator } from "@/lib/server/bootstrap/add-first-administrator";
import { keepEnvironmentConnections } from "@/lib/server/bootstrap/keep-environment-connections";
import { keepEnvironmentKey } from "@/lib/server/bootstrap/keep-environment-key";
import { buildId } from "@/lib/server/build-id";
import { type AppContext, installContext } from "@/lib/server/context";
import { type Door, openDoor } from "@/lib/server/door/open-door";
import { handOverDoor, isServed } from "@/lib/server/door/served";
import { type Env, isBuilding, readEnv, tellNextAuth } from "@/lib/server/env";
import { createKeyUses } from "@/lib/server/key-uses";
import { createLog, type Log } from "@/lib/server/log";
import { loadMasterSecrets } from "@/lib/server/master-secret";
import { openConnection } from "@/lib/server/open-connection";
import { createPasswordTurns } from "@/lib/server/password-turns";
import { createProcessMetrics } from "@/lib/server/process-metrics";
import { createProviders } from "@/lib/server/providers";
import { createRateLimits } from "@/lib/server/rate-limits";
import { createSecrets } from "@/lib/server/secrets";
import { isStartError, StartError } from "@/lib/server/start-error";
import { isDatabaseError } from "@/lib/store/database-error";
import { forgiveFullDisk } from "@/lib/store/disk-space";
import { openDatabase } from "@/lib/store/open-database";
import { timeQueries } from "@/lib/store/timed-database";
import { createSyncQueue } from "@/lib/sync/sync-queue";

/** Opens everything a process needs, or ends it with one line that says what is wrong. */
export const start = async (): Promise<void> => {
  if (isBuilding()) return;
  try {
    const env = readEnv();
    // Whatever this process makes is for its owner alone; the embedded engine asks for more.
    process.umask(0o077);
    if (!env.isDevelopment && !isServed())
      throw new StartError(
        "next start alone serves the book to every address and without its limits. Start it with npm run up, or with node scripts/start.mjs under a service manager.",
      );
    const application = await startApplication(env);
    let door: Door | null = null;
    handOverDoor(async (handler) => {
      door = await openDoor(application.context, handler);
    });
    stopOnSignals(application, () => door);
  } catch (error) {
    process.stderr.write(`commitbook: ${explain(error)}\n`);
    process.exit(1);
  }
};

export type Application = { readonly context: AppContext; stop(): Promise<void> };

export const startApplication = async (env: Env): Promise<Application> => {
  const clock = () => fromEpochMs(Date.now());
  const requestIds = new AsyncLocalStorage<string>();
  const metrics = createProcessMetrics();
  const log = createLog({
    ...{ clock, format: env.logFormat, requestId: () => requestIds.getStore() ?? null },
    write: (line) => process.stderr.write(`${line}\n`),
  });
  hideSettings(log, env);
  tellNextAuth(env.url);
  const db = timeQueries(await openDatabase(env), metrics.observeQuery);
  try {
    const { current, before } = await loadMasterSecrets(env);
    const secrets = createSecrets(current, before);
    const { providers, checkOutbound, send } = createProviders(
      env.allowHosts,
      metrics.observeVendorCall,
    );
    const awayPages = new Set<string>();
    const shared = { env, db, clock, log, metrics, requestIds, awayPages };
    const parts = { ...shared, secrets, providers, checkOutbound, send };
    await addFirstAdministrator(parts);
    await keepEnvironmentKey(parts);
    const changed = await keepEnvironmentConnections(parts);
    const queue = createSyncQueue({
      db,
      clock,
      providerFor: (id) => providers.get(id) ?? null,
      openConnection: (id) => openConnection(parts, id),
      onWait: (seconds) => metrics.observeWait("sync", seconds),
      log: (message, details = {}) => log.info(message, toFields(details)),
    });
    const context = {
      ...{ ...parts, queue, passwordTurns: createPasswordTurns(), keyUses: createKeyUses() },
      rateLimits: createRateLimits(env.requestsPerMinute, () => performance.now()),
      ...{ reads: "kept" as const, madeBy: await buildId() },
    };
    installContext(context);
    const ticks = createTicks({
      ...parts,
      madeBy: context.madeBy,
      log: (message, details = {}) => log.info(message, toFields(details)),
    });
    await queue.start();
    ticks.start();
    for (const id of changed) await queue.requestSync(id, "start");
    const stop = async () => {
      await ticks.stop();
      await queue.stop();
      await context.keyUses.flush(db).catch(forgiveFullDisk);
      await db.close();
    };
    return { context, stop };
  } catch (error) {
    await db.close();
    throw error;
  }
};

const hideSettings = (log: Log, env: Env): void => {
  const ofSources = env.sources.map((source) => source.secret);
  const own = [env.secret, env.secretBefore, env.admin?.password, env.apiKey];
  for (const each of [...own, env.singleSignOn?.clientSecret, ...ofSources])
    if (each) log.hide(each);
};

const toFields = (details: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));

const explain = (error: unknown): string => {
  if (isStartError(error) || isDatabaseError(error)) return error.message;
  return `The start failed: ${error instanceof Error ? error.message : "no reason was given"}`;
};

/** Together well below what service managers wait before they kill. */
const patienceMs = 3000;
const endMs = 8000;

/** What is under way comes to its end for a while; then the process ends, whatever still hangs. */
const stopOnSignals = ({ stop, context }: Application, door: () => Door | null): void => {
  const end = async () => {
    setTimeout(() => process.exit(0), endMs);
    try {
      await Promise.all([door()?.close(patienceMs), stop()]);
    } catch (error) {
      context.log.error("the stop was not clean", error);
    }
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.removeAllListeners(signal);
    process.once(signal, end);
  }
};
