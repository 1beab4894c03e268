import { DatabaseError } from "@/lib/store/database-error";
import type { Deadlines } from "@/lib/store/deadlines";
import { type PgliteThread, startPgliteThread } from "@/lib/store/pglite-thread";

/** The embedded engine, whichever thread it is in now. */
export type PgliteEngine = {
  /**
   * The thread to ask. One that did not answer, or broke, is replaced by another that recovers the book
   * from what was committed; what was asked of the old one has failed.
   */
  thread(): Promise<PgliteThread>;
  close(): Promise<void>;
};

export const openPgliteEngine = async (
  directory: string,
  { startMs }: Deadlines,
): Promise<PgliteEngine> => {
  const start = () => startPgliteThread(directory, startMs);
  let current = start();
  let isClosed = false;
  await current;
  return {
    thread: async () => {
      if (isClosed) throw new DatabaseError("The embedded database is closed.");
      const thread = await current.catch(() => null);
      if (thread !== null && !thread.isEnded()) return thread;
      await thread?.gone();
      current = start();
      return current;
    },
    close: async () => {
      isClosed = true;
      const thread = await current.catch(() => null);
      await thread?.close();
    },
  };
};
