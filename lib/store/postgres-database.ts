import pg from "pg";
import type { Database, Queryable, SqlValue } from "@/lib/store/database";
import { DatabaseError, isNoAnswer, toDatabaseError } from "@/lib/store/database-error";
import type { Deadlines } from "@/lib/store/deadlines";
import { withRetry } from "@/lib/store/retry";
import { assertOutsideTransaction, insideTransaction } from "@/lib/store/transaction-scope";
import { valueParsers } from "@/lib/store/value-parsers.mjs";

const oldestVersion = 150_000;
const connectTimeoutMs = 10_000;
/** The server ends what takes too long; so much later it counts as one that does not answer. */
const graceMs = 2_000;

/** A PostgreSQL server, 15 or later. */
export const openPostgresDatabase = async (
  databaseUrl: string,
  poolMax: number,
  deadlines: Deadlines,
): Promise<Database> => {
  const pool = createPool(databaseUrl, poolMax, deadlines);
  // A connection that breaks while idle is replaced by the next query; without a listener it
  // would end the process.
  pool.on("error", () => undefined);
  const database = databaseOver(pool, deadlines);
  try {
    await refuseOldServer(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

const createPool = (databaseUrl: string, poolMax: number, { readMs }: Deadlines): pg.Pool => {
  // The parser's own error would print the address, and with it the password.
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new DatabaseError(
      "DATABASE_URL is no PostgreSQL address. Write postgres://user:password@host:5432/database.",
    );
  }
  return new pg.Pool({
    connectionString: databaseUrl,
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: readMs + graceMs,
    application_name: "commitbook",
    types: { getTypeParser },
    onConnect: async (client) => {
      await client.query(
        `set timezone to 'UTC'; set datestyle to 'ISO'; set statement_timeout to ${readMs}`,
      );
    },
  });
};

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  (format === "binary" ? undefined : valueParsers[oid]) ?? pg.types.getTypeParser(oid, format);

const refuseOldServer = async (database: Queryable): Promise<void> => {
  const [row] = await database.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  );
  if (Number(row?.version) < oldestVersion) {
    throw new DatabaseError("The PostgreSQL server is too old: Commitbook needs 15 or later.");
  }
};

type Runner = Pick<pg.Pool, "query">;

type Statement = {
  readonly text: string;
  readonly values?: readonly SqlValue[] | undefined;
  /** Where it is not the one of all reads. */
  readonly deadlineMs?: number;
};

const run = async <Row extends object>(
  runner: Runner,
  { text, values, deadlineMs }: Statement,
): Promise<Row[]> => {
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await runner.query({
      text,
      ...(values && { values: [...values] }),
      ...(deadlineMs === undefined ? {} : { query_timeout: deadlineMs + graceMs }),
    });
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
  } catch (error) {
    throw toDatabaseError(named(error));
  }
};

/** The driver has no code for a connection that was lost, or never had. */
const named = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error && error.code
    ? error
    : { code: "no-answer" };

const databaseOver = (pool: pg.Pool, { writeMs }: Deadlines): Database => {
  let closing: Promise<void> | null = null;
  const beginWriting = `begin; set local statement_timeout to ${writeMs}`;
  const transaction = <Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result> =>
    withRetry(() => runTransaction(pool, { begin: beginWriting, deadlineMs: writeMs }, work));
  return {
    engine: "postgres",
    query: async (text, values) => {
      assertOutsideTransaction();
      return withRetry(() => run(pool, { text, values }));
    },
    transaction: async (work) => {
      assertOutsideTransaction();
      return transaction(work);
    },
    snapshot: async (work) => {
      assertOutsideTransaction();
      const begin = "begin isolation level repeatable read read only";
      return withRetry(() => runTransaction(pool, { begin }, work));
    },
    upkeep: async (text) => {
      assertOutsideTransaction();
      await transaction((tx) => tx.query(text));
    },
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
};

/** One connection answers one statement at a time, however many are asked at once. */
const oneAfterTheOther = (client: Queryable): Queryable => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query: (text, values) => {
      const turn = () => client.query<never>(text, values);
      const answer = last.then(turn, turn);
      last = answer;
      return answer;
    },
  };
};

type Begin = { readonly begin: string; readonly deadlineMs?: number };

const runTransaction = async <Result>(
  pool: pg.Pool,
  { begin, ...deadline }: Begin,
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect().catch((error) => {
    throw toDatabaseError(named(error));
  });
  const tx = oneAfterTheOther({
    query: (text, values) => run(client, { text, values, ...deadline }),
  });
  let isBroken = false;
  try {
    await tx.query(begin);
    const result = await insideTransaction(() => work(tx));
    await tx.query("commit");
    return result;
  } catch (error) {
    // A connection that does not answer would not answer to this either.
    if (isNoAnswer(error)) isBroken = true;
    else
      await tx.query("rollback").catch(() => {
        isBroken = true;
      });
    throw error;
  } finally {
    client.release(isBroken);
  }
};
