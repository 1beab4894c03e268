import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database, Queryable } from "@/lib/store/database";
import { DatabaseError } from "@/lib/store/database-error";

export class MigrationError extends DatabaseError {
  override readonly name = "MigrationError";
}

type Migration = {
  readonly number: number;
  readonly name: string;
  readonly digest: string;
  readonly sql: string;
};

type Applied = Pick<Migration, "number" | "name" | "digest">;

// Any number will do, as long as all processes of all versions use the same.
const migrationLock = 728_390_146;

/** Applies what the book does not have yet, all of it or nothing; safe to run from many processes. */
export const migrate = async (
  database: Database,
  folder = join(process.cwd(), "lib", "store", "migrations"),
): Promise<void> => {
  const migrations = await readMigrations(folder);
  await database.transaction(async (tx) => {
    if (database.engine === "postgres") await waitForOtherProcesses(tx);
    await tx.query(`create table if not exists migrations (
      number integer primary key,
      name text not null,
      digest text not null,
      applied_at timestamptz not null
    )`);
    const applied = await tx.query<Applied>(
      "select number, name, digest from migrations order by number",
    );
    for (const migration of listMissing(migrations, applied)) {
      await tx.query(migration.sql);
      await tx.query("insert into migrations values ($1, $2, $3, now())", [
        migration.number,
        migration.name,
        migration.digest,
      ]);
    }
  });
};

/** Throws when the book does not answer, or was never opened. */
export const assertMigrated = (db: Queryable) => db.query("select 1 from migrations limit 1");

const waitForOtherProcesses = (tx: Queryable) =>
  tx.query("select pg_advisory_xact_lock($1)", [migrationLock]);

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the line ends.
      const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      const digest = createHash("sha256").update(sql).digest("hex");
      return { number: Number(name.slice(0, 4)), name, digest, sql };
    }),
  );
};

const listMissing = (migrations: readonly Migration[], applied: readonly Applied[]) => {
  for (const { number, name, digest } of applied) {
    const known = migrations.find((migration) => migration.number === number);
    if (!known) {
      throw new MigrationError(
        `The book is newer than this version of Commitbook: it has ${name}. Install the newer version again.`,
      );
    }
    if (known.digest !== digest) {
      throw new MigrationError(
        `The migration ${name} is not the one this book was made with. Restore it, and put the change into a new file.`,
      );
    }
  }
  const present = new Set(applied.map(({ number }) => number));
  return migrations.filter(({ number }) => !present.has(number));
};
