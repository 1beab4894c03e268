import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database, Queryable, SqlValue } from "@/lib/store/database";
import { isDatabaseError } from "@/lib/store/database-error";
import type { Deadlines } from "@/lib/store/deadlines";
import { lockDirectory } from "@/lib/store/directory-lock";
import { diskIsFull, watchSpace } from "@/lib/store/disk-space";
import { openPgliteEngine, type PgliteEngine } from "@/lib/store/pglite-engine";
import type { PgliteThread } from "@/lib/store/pglite-thread";
import { keepPrivate } from "@/lib/store/private-directory";
import { withRetry } from "@/lib/store/retry";
import { assertOutsideTransaction, insideTransaction } from "@/lib/store/transaction-scope";

/** The embedded engine: PGlite in a worker thread, its directory locked against other processes. */
export const openPgliteDatabase = async (
  dataDir: string,
  deadlines: Deadlines,
): Promise<Database> => {
  const directory = join(dataDir, "book");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDir);
  try {
    await keepPrivate(dataDir);
    const engine = await openPgliteEngine(directory, deadlines);
    await closeWhatItMade(engine, dataDir);
    return databaseOver({
      engine,
      deadlines,
      hasRoom: watchSpace(directory),
      releaseLock: lock.release,
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/** A few files the engine opens to everybody as it starts, whatever the process asks for. */
const closeWhatItMade = async (engine: PgliteEngine, dataDir: string): Promise<void> => {
  try {
    const thread = await engine.thread();
    await thread.query("select 1", [], 60_000);
    await keepPrivate(dataDir);
  } catch (error) {
    await engine.close();
    throw error;
  }
};

type Parts = {
  readonly engine: PgliteEngine;
  readonly deadlines: Deadlines;
  readonly hasRoom: (isAnew?: boolean) => Promise<boolean>;
  readonly releaseLock: () => Promise<void>;
};

type Statement = { readonly text: string; readonly values?: readonly SqlValue[] | undefined };

/** A statement that writes was asked where it may only read: there is no room. */
const readOnly = "25006";

const beginReading = "begin isolation level repeatable read read only";

const databaseOver = ({ engine, deadlines, hasRoom, releaseLock }: Parts): Database => {
  const takeTurn = createTurns();
  const requireRoom = async (): Promise<void> => {
    if (!(await hasRoom())) throw diskIsFull();
  };
  const ask = async <Row extends object>(
    thread: PgliteThread,
    { text, values = [] }: Statement,
    deadlineMs: number,
  ): Promise<Row[]> => {
    try {
      return asRows(await thread.query(text, values, deadlineMs));
    } catch (error) {
      const couldNotWrite = isDatabaseError(error) && error.code === readOnly;
      if ((couldNotWrite || thread.isEnded()) && !(await hasRoom(true))) throw diskIsFull();
      throw error;
    }
  };
  /** A thread that has ended knows nothing of the transaction any more, and the next one never did. */
  const runTransaction = async <Result>(
    begin: string,
    work: (tx: Queryable) => Promise<Result>,
  ): Promise<Result> => {
    const writes = begin !== beginReading;
    const deadlineMs = writes ? deadlines.writeMs : deadlines.readMs;
    if (writes) await requireRoom();
    const thread = await engine.thread();
    const tx: Queryable = {
      query: async (text, values) => {
        if (writes) await requireRoom();
        return ask(thread, { text, values }, deadlineMs);
      },
    };
    await ask(thread, { text: begin }, deadlineMs);
    try {
      const result = await insideTransaction(() => work(tx));
      await ask(thread, { text: "commit" }, deadlineMs);
      return result;
    } catch (error) {
      await rollBack(thread);
      throw error;
    }
  };
  const rollBack = (thread: PgliteThread) =>
    thread.query("rollback", [], deadlines.readMs).catch(() => undefined);
  const query = async <Row extends object>(
    text: string,
    values: readonly SqlValue[] | undefined,
    deadlineMs: number,
  ): Promise<Row[]> => {
    if (!(await hasRoom()))
      return runTransaction(beginReading, (tx) => tx.query<Row>(text, values));
    const thread = await engine.thread();
    try {
      return await ask<Row>(thread, { text, values }, deadlineMs);
    } catch (error) {
      // A text of several statements may have opened a transaction of its own and failed in it.
      if (values === undefined) await rollBack(thread);
      throw error;
    }
  };
  let closing: Promise<void> | null = null;
  return {
    engine: "pglite",
    query: async (text, values) => {
      assertOutsideTransaction();
      return takeTurn(() => query<never>(text, values, deadlines.readMs));
    },
    transaction: async (work) => {
      assertOutsideTransaction();
      return withRetry(() => takeTurn(() => runTransaction("begin", work)));
    },
    // One connection: while it reads, nobody else writes.
    snapshot: async (work) => {
      assertOutsideTransaction();
      return withRetry(() => takeTurn(() => runTransaction(beginReading, work)));
    },
    upkeep: async (text) => {
      assertOutsideTransaction();
      await takeTurn(async () => {
        await requireRoom();
        await query(text, undefined, deadlines.writeMs);
      });
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
