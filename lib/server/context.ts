import type { Instant } from "@/lib/domain/period";
import type { Database } from "@/lib/store/database";

/** What one running process shares: opened once at start, closed once at the end. */
export type AppContext = {
  readonly db: Database;
  readonly clock: () => Instant;
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
