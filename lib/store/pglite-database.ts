import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Database, Queryable, SqlValue } from "@/lib/store/database";
import { DatabaseError, type EngineFailure, toDatabaseError } from "@/lib/store/database-error";
import { lockDirectory } from "@/lib/store/directory-lock";
import { keepPrivate } from "@/lib/store/private-directory";
import { withRetry } from "@/lib/store/retry";
import { assertOutsideTransaction, insideTransaction } from "@/lib/store/transaction-scope";

type Answer = {
  readonly id: number;
  readonly rows?: readonly object[];
  readonly error?: EngineFailure;
};

/** The embedded engine: PGlite in a worker thread, its directory locked against other processes. */
export const openPgliteDatabase = async (dataDir: string): Promise<Database> => {
  const directory = join(dataDir, "book");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDir);
  try {
    await keepPrivate(dataDir);
    const engine = await startWorker(directory);
    await closeWhatItMade(engine, dataDir);
    return databaseOver(engine, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/** A few files the engine opens to everybody as it starts, whatever the process asks for. */
const closeWhatItMade = async (engine: Engine, dataDir: string): Promise<void> => {
  try {
    await engine.query("select 1", []);
    await keepPrivate(dataDir);
  } catch (error) {
    await engine.close();
    throw error;
  }
};

type Engine = {
  query(text: string, values: readonly SqlValue[]): Promise<readonly object[]>;
  close(): Promise<void>;
};

const startWorker = async (directory: string): Promise<Engine> => {
  // A path made at run time: a bundler must not follow it, Node loads the file as it stands.
  const workerPath = [process.cwd(), "lib", "store", "pglite-worker.mjs"].join("/");
  const worker = new Worker(workerPath, { workerData: { directory }, execArgv: [] });
  const waiting = new Map<number, PromiseWithResolvers<readonly object[]>>();
  let stopped: DatabaseError | null = null;
  let lastId = 0;

  const expect = (id: number) => {
    const answer = withResolvers<readonly object[]>();
    waiting.set(id, answer);
    return answer.promise;
  };
  const stop = (why: string) => {
    stopped ??= new DatabaseError(why);
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  const ask = (request: { type: string; text: string; values: readonly SqlValue[] }) => {
    if (stopped) return Promise.reject(stopped);
    lastId += 1;
    const answer = expect(lastId);
    worker.postMessage({ id: lastId, ...request });
    return answer;
  };
  worker.on("message", ({ id, rows, error }: Answer) => {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error) answer?.reject(toDatabaseError(error));
    else answer?.resolve(rows ?? []);
  });
  worker.on("error", ({ message }) =>
    stop(`The embedded database stopped working. Start Commitbook again. (${message})`),
  );
  worker.on("exit", () => stop("The embedded database is closed."));

  await expect(0);
  return {
    query: (text, values) => ask({ type: "query", text, values }),
    close: async () => {
      await ask({ type: "close", text: "", values: [] });
      stop("The embedded database is closed.");
      await worker.terminate();
    },
  };
};

const databaseOver = (engine: Engine, releaseLock: () => Promise<void>): Database => {
  const takeTurn = createTurns();
  const tx: Queryable = {
    query: async (text, values = []) => asRows(await engine.query(text, values)),
  };
  const rollBack = () => engine.query("rollback", []).catch(() => undefined);
  let closing: Promise<void> | null = null;
  const inTransaction = async <Result>(work: (tx: Queryable) => Promise<Result>) => {
    const once = async () => {
      await engine.query("begin", []);
      try {
        const result = await insideTransaction(() => work(tx));
        await engine.query("commit", []);
        return result;
      } catch (error) {
        await rollBack();
        throw error;
      }
    };
    return withRetry(() => takeTurn(once));
  };
  return {
    engine: "pglite",
    query: async (text, values) => {
      assertOutsideTransaction();
      return takeTurn(() =>
        tx.query<never>(text, values).catch(async (error) => {
          // A text of several statements may have opened a transaction of its own and failed in it.
          if (values === undefined) await rollBack();
          throw error;
        }),
      );
    },
    transaction: async (work) => {
      assertOutsideTransaction();
      return inTransaction(work);
    },
    // One connection: while it reads, nobody else writes.
    snapshot: async (work) => {
      assertOutsideTransaction();
      return inTransaction(work);
    },
    close: () => {
      closing ??= takeTurn(() => engine.close()).finally(releaseLock);
      return closing;
    },
  };
};

/** One caller after the other, in the order they came. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
};

/** The row type is the caller's reading of its own SQL, checked by the tests of that SQL. */
const asRows = <Row extends object>(rows: readonly object[]): Row[] => rows as Row[];

type PromiseWithResolvers<Value> = {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: Error) => void;
};

const withResolvers = <Value>(): PromiseWithResolvers<Value> => {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
};
