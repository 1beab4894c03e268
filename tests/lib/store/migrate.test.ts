import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MigrationError, migrate } from "@/lib/store/migrate";
import { openDatabase } from "@/lib/store/open-database";
import { describeEachEngine, openTestDatabase } from "@/tests/support/database";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "commitbook-migrations-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);

describeEachEngine("migrations", (getDatabase, engine) => {
  const forget = () => getDatabase().query("delete from migrations");

  test("are applied once, in order, all or none", async () => {
    await forget();
    await write(
      "0001-first.sql",
      "create table firsts (id integer);\ncreate table seconds (id integer);",
    );
    await migrate(getDatabase(), folder);
    await migrate(getDatabase(), folder);
    await write(
      "0002-broken.sql",
      "create table thirds (id integer); create table firsts (id integer);",
    );
    await expect(migrate(getDatabase(), folder)).rejects.toThrow("firsts");
    const [thirds] = await getDatabase().query<{ found: string | null }>(
      "select to_regclass('thirds')::text as found",
    );
    expect(thirds?.found).toBeNull();
    await expect(getDatabase().query("select number, name from migrations")).resolves.toEqual([
      { number: 1, name: "0001-first.sql" },
    ]);
  });

  test("a file that was changed after it was applied is refused", async () => {
    await forget();
    await write("0001-first.sql", "create table fourths (id integer);");
    await migrate(getDatabase(), folder);
    await write("0001-first.sql", "create table fourths (id bigint);");
    await expect(migrate(getDatabase(), folder)).rejects.toThrow(MigrationError);
    await expect(migrate(getDatabase(), folder)).rejects.toThrow("0001-first.sql");
  });

  test("line ends of another system are no change", async () => {
    await forget();
    await write(
      "0001-first.sql",
      "create table fifths (id integer);\ncreate table sixths (id integer);\n",
    );
    await migrate(getDatabase(), folder);
    await write(
      "0001-first.sql",
      "create table fifths (id integer);\r\ncreate table sixths (id integer);\r\n",
    );
    await expect(migrate(getDatabase(), folder)).resolves.toBeUndefined();
  });

  test("a book newer than the code is refused", async () => {
    await forget();
    await getDatabase().query("insert into migrations values (9, '0009-later.sql', 'x', now())");
    await expect(migrate(getDatabase(), folder)).rejects.toThrow("newer than this version");
  });

  test.skipIf(engine === "pglite")("many processes may start at once", async () => {
    const { settings, database, remove } = await openTestDatabase("postgres");
    await database.query("drop table migrations, user_accounts, users, api_keys cascade");
    const [{ tables = "" } = {}] = await database.query<{ tables: string }>(
      "select string_agg(tablename, ', ') as tables from pg_tables where schemaname = current_schema()",
    );
    await database.query(`drop table ${tables} cascade`);
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(settings)));
    const files = (await readdir("lib/store/migrations")).filter((name) => name.endsWith(".sql"));
    await expect(database.query("select count(*)::int as n from migrations")).resolves.toEqual([
      { n: files.length },
    ]);
    for (const each of opened) await each.close();
    await remove();
  });
});
