import { AsyncLocalStorage } from "node:async_hooks";
import type { ProviderId } from "@/lib/domain/base/account";
import type { Instant } from "@/lib/domain/base/period";
import type { Send } from "@/lib/providers/http/send";
import type { Provider } from "@/lib/providers/provider";
import type { Env } from "@/lib/server/env";
import { createKeyUses, type KeyUses } from "@/lib/server/key-uses";
import type { Log } from "@/lib/server/log";
import { createPasswordTurns, type PasswordTurns } from "@/lib/server/password-turns";
import type { ProcessMetrics } from "@/lib/server/process-metrics";
import { createRateLimits, type RateLimits } from "@/lib/server/rate-limits";
import type { Secrets } from "@/lib/server/secrets";
import type { Database } from "@/lib/store/database";
import type { SyncQueue } from "@/lib/sync/sync-queue";

/** What one running process shares: opened once at start, closed once at the end. */
export type AppContext = {
  readonly env: Env;
  readonly db: Database;
  readonly clock: () => Instant;
  readonly log: Log;
  /** Names the request that is being answered. */
  readonly requestIds: AsyncLocalStorage<string>;
  /** Requests whose page could not be drawn because the database is away. */
  readonly awayPages: Set<string>;
  readonly metrics: ProcessMetrics;
  readonly secrets: Secrets;
  readonly passwordTurns: PasswordTurns;
  readonly rateLimits: RateLimits;
  readonly keyUses: KeyUses;
  readonly queue: Pick<SyncQueue, "requestSync">;
  /** A provider that is not here cannot be connected. */
  readonly providers: ReadonlyMap<ProviderId, Provider>;
  /** Throws a ProviderError when provider calls may not go to this address. */
  readonly checkOutbound: (url: URL) => void;
  /** One request to somewhere else, under the same rules. */
  readonly send: Send;
  /** Answers about now: from what is kept beside the facts, or added up each time. Never different. */
  readonly reads: "kept" | "computed";
  /** This build, whose formulas added up what it keeps. */
  readonly madeBy: string;
};

declare global {
  var commitbookContext: AppContext | undefined;
}

/** What every query needs; a test of queries installs no more. */
type BookContext = Pick<AppContext, "db" | "clock"> & Partial<AppContext>;

/** Nobody asks so often. */
const unlimited = 1_000_000_000;

const byDefault = () =>
  ({
    ...{ reads: "kept", madeBy: "source" },
    passwordTurns: createPasswordTurns(),
    rateLimits: createRateLimits(unlimited, Date.now),
    keyUses: createKeyUses(),
    requestIds: new AsyncLocalStorage<string>(),
    awayPages: new Set<string>(),
  }) as const;

/** Bundlers may load this file more than once in a process, so the context hangs on globalThis. */
export const installContext = (context: BookContext | undefined): void => {
  // A process installs all of it (start.ts); a part that a test left out fails where it is used.
  globalThis.commitbookContext = context && ({ ...byDefault(), ...context } as AppContext);
};

export const getContext = (): AppContext => {
  const context = globalThis.commitbookContext;
  if (!context) throw new Error("The application has not started: no context is installed.");
  return context;
};
