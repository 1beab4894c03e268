import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import { copyFolder } from "@/tests/support/copy-folder";

/** A server to test against; each opened database gets a schema of its own in it. */
const testDatabaseUrl = process.env.COMMITBOOK_TEST_DATABASE_URL ?? null;

export type Engine = Database["engine"];

export type TestDatabase = {
  readonly database: Database;
  /** The settings that open the same book again, in this process or in another. */
  readonly settings: { readonly databaseUrl: string | null; readonly dataDir: string };
  /** Closes the book and removes it. */
  remove(): Promise<void>;
};

/** A fresh, migrated book of its own. */
export const openTestDatabase = async (engine: Engine = "pglite"): Promise<TestDatabase> => {
  const place = engine === "pglite" ? await makeDirectory() : await makeSchema();
  const database = await openDatabase(place.settings);
  return {
    database,
    settings: place.settings,
    remove: async () => {
      await database.close();
      await place.remove();
    },
  };
};

/** A book of its own with everything that another one holds, which is closed. */
export const copyOfBook = async ({ settings }: TestDatabase): Promise<TestDatabase> => {
  const dataDir = await mkdtemp(join(tmpdir(), "commitbook-test-"));
  copyFolder(settings.dataDir, dataDir);
  const own = { databaseUrl: null, dataDir };
  const database = await openDatabase(own);
  return {
    database,
    settings: own,
    remove: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export const withDatabase = async <Result>(
  work: (database: Database) => Promise<Result>,
  engine: Engine = "pglite",
): Promise<Result> => {
  const { database, remove } = await openTestDatabase(engine);
  try {
    return await work(database);
  } finally {
    await remove();
  }
};

/**
 * The same tests on both engines, one fresh book for each. Without a PostgreSQL its half is
 * listed as skipped, never silently left out.
 */
export const describeEachEngine = (
  name: string,
  define: (getDatabase: () => Database, engine: Engine) => void,
): void => {
  for (const engine of ["pglite", "postgres"] as const) {
    const isAbsent = engine === "postgres" && testDatabaseUrl === null;
    describe.skipIf(isAbsent)(`${name} on ${engine}`, () => {
      let opened: TestDatabase | null = null;
      beforeAll(async () => {
        opened = await openTestDatabase(engine);
      });
      afterAll(async () => {
        await opened?.remove();
      });
      define(() => {
        if (opened === null) throw new Error("The book is open only while a test runs.");
        return opened.database;
      }, engine);
    });
  }
};

type Place = Pick<TestDatabase, "settings" | "remove">;

const makeDirectory = async (): Promise<Place> => {
  const template = await prepareTemplate();
  const dataDir = await mkdtemp(join(tmpdir(), "commitbook-test-"));
  copyFolder(template, dataDir);
  return {
    settings: { databaseUrl: null, dataDir },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
};

const cacheFolder = join(process.cwd(), "node_modules", ".cache", "commitbook");
let template: Promise<string> | null = null;

/** Making an empty book takes seconds, copying one takes a tenth: it is made once per schema. */
const prepareTemplate = (): Promise<string> => {
  template ??= makeTemplate();
  return template;
};

const makeTemplate = async (): Promise<string> => {
  const path = join(cacheFolder, `book-${await digestSchema()}`);
  if (await exists(path)) return path;
  await mkdir(cacheFolder, { recursive: true });
  const making = await mkdtemp(join(cacheFolder, "making-"));
  await (await openDatabase({ databaseUrl: null, dataDir: making })).close();
  // Another test process may have been quicker; either copy is as good.
  await rename(making, path).catch(() => rm(making, { recursive: true, force: true }));
  return path;
};

const digestSchema = async (): Promise<string> => {
  const folder = join(process.cwd(), "lib", "store", "migrations");
  const engine = join(process.cwd(), "node_modules", "@electric-sql", "pglite", "package.json");
  const paths = [...(await readdir(folder)).sort().map((name) => join(folder, name)), engine];
  const hash = createHash("sha256");
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const makeSchema = async (): Promise<Place> => {
  if (testDatabaseUrl === null) throw new Error("COMMITBOOK_TEST_DATABASE_URL is not set.");
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(testDatabaseUrl);
  url.searchParams.set("options", `-c search_path=${schema}`);
  const run = async (text: string) => {
    const client = new pg.Client({ connectionString: testDatabaseUrl });
    client.on("error", () => undefined);
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await run(`create schema ${schema}`);
  return {
    settings: { databaseUrl: url.href, dataDir: "" },
    remove: () => run(`drop schema ${schema} cascade`),
  };
};
