import { createSecrets } from "@/lib/server/secrets";
import { saveConnection } from "@/lib/store/connections";
import type { Database } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";
import { untilRead } from "@/tests/built/support/until-read";
import { masterSecret, type UsedBook } from "@/tests/built/support/used-book";
import { smallSources } from "@/tests/lib/sync/support/small-source";

/** A book, and the servers that are on it now. */
export type Stage = {
  readonly servers: BuiltApp[];
  start(): Promise<BuiltApp>;
  /** Ends all that runs, as a service manager does or as it happens. */
  stopAll(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** The book itself, while no server is on it. */
  open<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
};

export const createStage = (sandbox: Sandbox, book: UsedBook): Stage => {
  const servers: BuiltApp[] = [];
  const environment = { COMMITBOOK_ALLOW_HOSTS: new URL(sandbox.url).host };
  return {
    servers,
    start: async () => {
      const app = await startBuilt({ book, environment });
      servers.push(app);
      return app;
    },
    stopAll: async (signal) => {
      for (const { child, ended } of servers.splice(0)) {
        child.kill("SIGCONT");
        child.kill(signal);
        await ended;
      }
    },
    open: async (work) => {
      const db = await openDatabase(book);
      try {
        return await work(db);
      } finally {
        await db.close();
      }
    },
  };
};

/** Each source is connected, whatever became of it; and a lease that nobody can give back has run out. */
export const connectAll = async (db: Database, sandbox: Sandbox): Promise<void> => {
  const secrets = createSecrets(masterSecret);
  for (const { connect } of smallSources) {
    const { secret, ...connection } = connect(sandbox, sandbox.url);
    await saveConnection(db, {
      ...connection,
      sealedSecret: secrets.seal(secret, connection.id),
      secretHint: "",
      origin: "screen",
      isSandbox: false,
      createdAt: "2026-01-01T00:00:00.000Z",
    });
  }
  await db.query("update connections set lease_owner = null, lease_until = null");
};

export const askForAll = async (app: BuiltApp, sandbox: Sandbox): Promise<void> => {
  for (const { connect } of smallSources) {
    const { id } = connect(sandbox, sandbox.url);
    // Whoever is asked may be gone before it answers.
    await app.ask(`/api/v1/connections/${id}/sync`, { method: "POST" }).catch(() => undefined);
  }
};

/** What was left of other runs is read to an end, then every source once more. */
export const readWhole = async (app: BuiltApp, sandbox: Sandbox): Promise<readonly string[]> => {
  await askForAll(app, sandbox);
  await untilRead(app);
  await askForAll(app, sandbox);
  await untilRead(app);
  const { data } = await (await app.ask("/api/v1/connections")).json();
  return data.map(({ lastRun }: { readonly lastRun: { readonly state: string } }) => lastRun.state);
};
