import type { Database } from "@/lib/store/database";
import { type Deadlines, usualDeadlines } from "@/lib/store/deadlines";
import { migrate } from "@/lib/store/migrate";
import { openPgliteDatabase } from "@/lib/store/pglite-database";
import { openPostgresDatabase } from "@/lib/store/postgres-database";

export type DatabaseSettings = {
  /** `postgres://…`; null keeps the book in the embedded engine. */
  readonly databaseUrl: string | null;
  /** Where the embedded engine keeps its files; made when it does not exist. */
  readonly dataDir: string;
  /** Connections to a PostgreSQL server. The embedded engine has one. */
  readonly poolMax?: number;
  readonly deadlines?: Deadlines;
};

/** Opens the book, brought up to date. */
export const openDatabase = async (settings: DatabaseSettings): Promise<Database> => {
  const { databaseUrl, dataDir, poolMax = 10, deadlines = usualDeadlines } = settings;
  const database =
    databaseUrl === null
      ? await openPgliteDatabase(dataDir, deadlines)
      : await openPostgresDatabase(databaseUrl, poolMax, deadlines);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
