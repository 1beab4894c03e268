import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { SqlValue } from "@/lib/store/database";
import { DatabaseError, type EngineFailure, toDatabaseError } from "@/lib/store/database-error";

type Rows = readonly object[];

type Answer = {
  readonly id: number;
  readonly rows?: Rows;
  readonly error?: EngineFailure;
  /** The engine did not refuse a statement, it broke: nothing can be asked of it any more. */
  readonly isBroken?: boolean;
};

/** The embedded engine in a thread of its own. Once it has ended it answers nothing more. */
export type PgliteThread = {
  /** One after another; a thread that misses the deadline of one is ended, whatever it is doing. */
  query(text: string, values: readonly SqlValue[], deadlineMs: number): Promise<Rows>;
  isEnded(): boolean;
  /** Resolves once nothing of it runs any more: two on one directory would destroy it. */
  gone(): Promise<void>;
  /** Writes down what is in memory, so that the next start has nothing to recover. */
  close(): Promise<void>;
};

const closeMs = 5_000;

type Question = {
  readonly type: "query" | "close";
  readonly text: string;
  readonly values: readonly SqlValue[];
};

type Asked = {
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: Error) => void;
  readonly deadline: NodeJS.Timeout;
};

/**
 * The engine's code, compiled once in this process: a thread that takes the place of another one starts in
 * half the time.
 */
let engineCode: Promise<WebAssembly.Module> | null = null;

const compileEngine = async (): Promise<WebAssembly.Module> => {
  const parts = ["node_modules", "@electric-sql", "pglite", "dist", "pglite.wasm"];
  return WebAssembly.compile(await readFile([process.cwd(), ...parts].join("/")));
};

export const startPgliteThread = async (
  directory: string,
  startMs: number,
): Promise<PgliteThread> => {
  // A path made at run time: a bundler must not follow it, Node loads the file as it stands.
  const path = [process.cwd(), "lib", "store", "pglite-worker.mjs"].join("/");
  engineCode ??= compileEngine().catch((error: unknown) => {
    engineCode = null;
    throw error;
  });
  const workerData = { directory, code: await engineCode };
  const worker = new Worker(path, { workerData, execArgv: [] });
  const waiting = new Map<number, Asked>();
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  let ended: DatabaseError | null = null;
  let lastId = 0;
  let last: Promise<unknown> = Promise.resolve();

  const end = (why: string): void => {
    if (ended !== null) return;
    ended = new DatabaseError(why, { code: "engine-ended" });
    for (const { reject, deadline } of waiting.values()) {
      clearTimeout(deadline);
      reject(ended);
    }
    waiting.clear();
    void worker.terminate();
  };
  const expect = (id: number, deadlineMs: number): Promise<Rows> =>
    new Promise((resolve, reject) => {
      const deadline = setTimeout(
        () => end(`The embedded database did not answer within ${deadlineMs / 1000} seconds.`),
        deadlineMs,
      );
      waiting.set(id, { resolve, reject, deadline });
    });
  const ask = (question: Question, deadlineMs: number): Promise<Rows> => {
    const turn = (): Promise<Rows> => {
      if (ended !== null) return Promise.reject(ended);
      lastId += 1;
      const answer = expect(lastId, deadlineMs);
      worker.postMessage({ id: lastId, ...question });
      return answer;
    };
    // A deadline is that of a statement alone, however many were asked at once.
    const answer = last.then(turn, turn);
    last = answer;
    return answer;
  };
  worker.on("message", ({ id, rows, error, isBroken }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    clearTimeout(asked?.deadline);
    if (isBroken) end("The embedded database broke.");
    if (error) asked?.reject(ended ?? toDatabaseError(error));
    else asked?.resolve(rows ?? []);
  });
  worker.on("error", ({ message }) => end(`The embedded database stopped working. (${message})`));
  worker.on("exit", () => end("The embedded database ended."));

  try {
    await expect(0, startMs);
  } catch (error) {
    await exited;
    throw error;
  }
  return {
    query: (text, values, deadlineMs) => ask({ type: "query", text, values }, deadlineMs),
    isEnded: () => ended !== null,
    gone: () => exited,
    close: async () => {
      // One that cannot come to a close is as one that was killed: what was committed is there.
      await ask({ type: "close", text: "", values: [] }, closeMs).catch(() => undefined);
      end("The embedded database is closed.");
      await exited;
    },
  };
};
