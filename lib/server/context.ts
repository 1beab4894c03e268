import type { ProviderId } from "@/lib/domain/account";
import type { Instant } from "@/lib/domain/period";
import type { Provider } from "@/lib/providers/provider";
import type { Env } from "@/lib/server/env";
import type { Log } from "@/lib/server/log";
import type { Secrets } from "@/lib/server/secrets";
import type { Database } from "@/lib/store/database";

/** What one running process shares: opened once at start, closed once at the end. */
export type AppContext = {
  readonly env: Env;
  readonly db: Database;
  readonly clock: () => Instant;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly queue: SyncQueue;
  /** A provider that is not here cannot be connected. */
  readonly providers: ReadonlyMap<ProviderId, Provider>;
  /** Throws a ProviderError when provider calls may not go to this address. */
  readonly checkOutbound: (url: URL) => void;
};

/** What the server needs of the sync queue. */
export type SyncQueue = {
  /** Answers the id of the run that will do it: a new one, or the one that is waiting already. */
  requestSync(connectionId: string, trigger: "start" | "demand"): Promise<string>;
};

declare global {
  var commitbookContext: AppContext | undefined;
}

/** Bundlers may load this file more than once in a process, so the context hangs on globalThis. */
export const installContext = (context: AppContext | undefined): void => {
  globalThis.commitbookContext = context;
};

export const getContext = (): AppContext => {
  const context = globalThis.commitbookContext;
  if (!context) throw new Error("The application has not started: no context is installed.");
  return context;
};
