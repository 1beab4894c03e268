import { AsyncLocalStorage } from "node:async_hooks";
import { encode } from "next-auth/jwt";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Role } from "@/lib/domain/base/role";
import { hashApiKey } from "@/lib/server/api-key";
import { type AppContext, installContext } from "@/lib/server/context";
import { readEnv } from "@/lib/server/env";
import { createKeyUses } from "@/lib/server/key-uses";
import { createLog } from "@/lib/server/log";
import { createPasswordTurns } from "@/lib/server/password-turns";
import { hashPassword } from "@/lib/server/passwords";
import { createProcessMetrics } from "@/lib/server/process-metrics";
import { createRateLimits } from "@/lib/server/rate-limits";
import { createSecrets } from "@/lib/server/secrets";
import { cookieName } from "@/lib/server/session-cookie";
import { addApiKey } from "@/lib/store/identity/api-keys";
import { openSession } from "@/lib/store/identity/sessions";
import { addUser, type User } from "@/lib/store/identity/users";
import { insertSyncRun } from "@/lib/store/sync-runs";
import { type Engine, openTestDatabase } from "@/tests/support/database";

export const testUrl = "http://localhost:3000";

/** The application as a request meets it: a book of its own, the real access, no network. */
export type TestApp = {
  readonly context: AppContext;
  readonly logged: string[];
  /** What was asked of the sync queue. */
  readonly requested: { readonly connectionId: string; readonly trigger: string }[];
  setTime(at: Instant): void;
  pass(ms: number): void;
  addUser(role: Role, options?: NewTestUser): Promise<User>;
  addKey(user: User): Promise<string>;
  cookieOf(user: Pick<User, "id">): Promise<string>;
  /** After another application was started in its place. */
  reinstall(): void;
  close(): Promise<void>;
};

/** What a password costs is not under test where nobody guesses. */
const cheap = { log2N: 4, r: 8, p: 1 };

const waitingRun = {
  state: "queued",
  step: "Waiting to start",
  accountsDone: 0,
  accountsTotal: null,
  accountsUnread: null,
  rowsRead: 0,
  rowsSetAside: 0,
  factsWritten: 0,
  factsClosed: 0,
  startedAt: null,
  finishedAt: null,
  error: null,
} as const;

type NewTestUser = {
  readonly email?: string;
  readonly password?: string;
  readonly accountIds?: readonly string[];
};

export const startTestApp = async (
  overrides: Partial<AppContext> = {},
  engine: Engine = "pglite",
): Promise<TestApp> => {
  const opened = await openTestDatabase(engine);
  const db = opened.database;
  const env = readEnv({ DATA_DIR: opened.settings.dataDir });
  const secrets = createSecrets("the master secret of a test application");
  let now: Instant = "2026-11-20T12:00:00.000Z";
  const clock = () => now;
  const logged: string[] = [];
  const requested: { connectionId: string; trigger: string }[] = [];
  const context: AppContext = {
    env,
    db,
    clock,
    secrets,
    passwordTurns: createPasswordTurns(),
    keyUses: createKeyUses(),
    rateLimits: createRateLimits(1_000_000_000, Date.now),
    requestIds: new AsyncLocalStorage<string>(),
    awayPages: new Set<string>(),
    metrics: createProcessMetrics(),
    log: createLog({ write: (line) => logged.push(line), clock }),
    queue: {
      requestSync: async (connectionId, trigger) => {
        const id = `run-${requested.length}`;
        requested.push({ connectionId, trigger });
        const run = { ...waitingRun, id, connectionId, trigger, queuedAt: clock() };
        await insertSyncRun(db, run);
        return run;
      },
    },
    providers: new Map(),
    checkOutbound: () => {},
    // Nothing leaves this machine: no name is known.
    send: ({ url }) =>
      Promise.reject(Object.assign(new Error(`no ${url.host}`), { code: "ENOTFOUND" })),
    reads: "kept",
    madeBy: "source",
    ...overrides,
  };
  installContext(context);
  let users = 0;
  return {
    context,
    logged,
    requested,
    setTime: (at) => {
      now = at;
    },
    pass: (ms) => {
      now = addDuration(now, ms);
    },
    addUser: async (role, { email, password, accountIds } = {}) => {
      users += 1;
      const user = await addUser(
        db,
        {
          email: email ?? `${role}-${users}@example.com`,
          name: role,
          role,
          passwordHash: password === undefined ? null : await hashPassword(password, cheap),
        },
        now,
      );
      if (!user) throw new Error("There is a user of that address already.");
      await db.query(
        `insert into user_accounts (account_id, user_id)
         select account_id, $1 from unnest($2::text[]) as account_id`,
        [user.id, accountIds ?? []],
      );
      return { ...user, accountIds: accountIds ?? [] };
    },
    addKey: async (user) => {
      const key = `cb_${user.id.replaceAll("-", "_")}_key`;
      await addApiKey(
        db,
        {
          id: `key_of_${user.id}`,
          userId: user.id,
          name: "test",
          keyHash: hashApiKey(key),
          keyHint: key.slice(-4),
          ...{ scopes: null, accountIds: null, expiresAt: null },
        },
        now,
      );
      return key;
    },
    cookieOf: async ({ id }) => {
      const sessionId = await openSession(db, id, now);
      const token = await encode({
        token: { sub: id, sessionId },
        secret: secrets.sessionKey,
        maxAge: 3600,
      });
      return `${cookieName(env.url, "session")}=${token}`;
    },
    reinstall: () => installContext(context),
    close: async () => {
      installContext(undefined);
      await opened.remove();
    },
  };
};

type RequestOptions = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

/** A request as the browser's own page or a program with a key would send it. */
export const requestOf = (path: string, { method, headers, body }: RequestOptions = {}): Request =>
  new Request(`${testUrl}${path}`, {
    method: method ?? "GET",
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });

/** Headers that a page of ours sends with a change. */
export const ownPage = { "x-commitbook": "1", "sec-fetch-site": "same-origin" };
