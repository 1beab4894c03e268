import pg from "pg";
import type { Database, Queryable, SqlValue } from "@/lib/store/database";
import { DatabaseError, toDatabaseError } from "@/lib/store/database-error";
import { withRetry } from "@/lib/store/retry";
import { assertOutsideTransaction, insideTransaction } from "@/lib/store/transaction-scope";
import { valueParsers } from "@/lib/store/value-parsers.mjs";

const oldestVersion = 150_000;
const connectTimeoutMs = 10_000;

/** A PostgreSQL server, 15 or later. */
export const openPostgresDatabase = async (
  databaseUrl: string,
  poolMax: number,
): Promise<Database> => {
  const pool = createPool(databaseUrl, poolMax);
  // A connection that breaks while idle is replaced by the next query; without a listener it
  // would end the process.
  pool.on("error", () => undefined);
  const database = databaseOver(pool);
  try {
    await refuseOldServer(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

const createPool = (databaseUrl: string, poolMax: number): pg.Pool => {
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
    application_name: "commitbook",
    types: { getTypeParser },
    onConnect: async (client) => {
      await client.query("set timezone to 'UTC'; set datestyle to 'ISO'");
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

const run = async <Row extends object>(
  runner: Runner,
  text: string,
  values: readonly SqlValue[] | undefined,
): Promise<Row[]> => {
  try {
    const result: pg.QueryResult | pg.QueryResult[] = values
      ? await runner.query(text, [...values])
      : await runner.query(text);
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
  } catch (error) {
    throw toDatabaseError(error);
  }
};

const databaseOver = (pool: pg.Pool): Database => {
  let closing: Promise<void> | null = null;
  return {
    engine: "postgres",
    query: async (text, values) => {
      assertOutsideTransaction();
      return withRetry(() => run(pool, text, values));
    },
    transaction: async (work) => {
      assertOutsideTransaction();
      return withRetry(() => runTransaction(pool, "begin", work));
    },
    snapshot: async (work) => {
      assertOutsideTransaction();
      const begin = "begin isolation level repeatable read read only";
      return withRetry(() => runTransaction(pool, begin, work));
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

const runTransaction = async <Result>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect().catch((error) => {
    throw toDatabaseError(error);
  });
  const tx = oneAfterTheOther({ query: (text, values) => run(client, text, values) });
  let isBroken = false;
  try {
    await tx.query(begin);
    const result = await insideTransaction(() => work(tx));
    await tx.query("commit");
    return result;
  } catch (error) {
    await tx.query("rollback").catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
};
