import { expect, test } from "vitest";
import { DatabaseError } from "@/lib/store/database-error";
import { describeEachEngine } from "@/tests/support/database";

const secret = "hunter2-do-not-log";

describeEachEngine("the seam", (getDatabase, engine) => {
  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test("a transaction that fails leaves nothing", async () => {
    const database = getDatabase();
    await database.query("create table kept (id integer primary key)");
    const failure = await failureOf(
      database.transaction(async (tx) => {
        await tx.query("insert into kept values (1)");
        throw new RangeError("on purpose");
      }),
    );
    expect(failure).toBeInstanceOf(RangeError);
    expect(await database.query("select id from kept")).toEqual([]);
  });

  test("transactions do not see each other half done", async () => {
    const database = getDatabase();
    await database.query("create table counters (id integer primary key, n integer not null)");
    await database.query("insert into counters values (1, 0)");
    const addOne = () =>
      database.transaction(async (tx) => {
        const [row] = await tx.query<{ n: number }>(
          "select n from counters where id = 1 for update",
        );
        await tx.query("update counters set n = $1 where id = 1", [(row?.n ?? 0) + 1]);
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(await database.query("select n from counters")).toEqual([{ n: 20 }]);
  });

  test("work that the engine wants again is run again, anything else is not", async () => {
    let runs = 0;
    const again = await getDatabase().transaction(async (tx) => {
      runs += 1;
      if (runs < 3) await tx.query("do $$ begin raise exception using errcode = '40001'; end $$");
      return runs;
    });
    expect(again).toBe(3);
    let others = 0;
    await failureOf(
      getDatabase().transaction(async (tx) => {
        others += 1;
        await tx.query("select 1 / 0");
      }),
    );
    expect(others).toBe(1);
  });

  test("asking the database inside a transaction fails at once instead of waiting for itself", async () => {
    const database = getDatabase();
    const failure = await failureOf(database.transaction(() => database.query("select 1")));
    expect(failure).toBeInstanceOf(DatabaseError);
    expect(await database.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("a failure names the fault, never a value or the statement", async () => {
    const database = getDatabase();
    await database.query("create table guarded (id text primary key, n numeric check (n > 0))");
    await database.query("insert into guarded values ($1, 1)", [secret]);
    const failures = await Promise.all(
      [
        database.query("insert into guarded values ($1, 1)", [secret]),
        database.query("insert into guarded values ($1, -1)", [`${secret}2`]),
        database.query("select $1::text::numeric", [secret]),
        database.query("select $1::text::jsonb", [secret]),
        database.query("select $1::text::timestamptz", [secret]),
        database.query("select missing_column from guarded where id = $1", [secret]),
      ].map(failureOf),
    );
    const errors = failures.map((error) => error as DatabaseError);
    expect(errors.map(({ code }) => code)).toEqual([
      "23505",
      "23514",
      "22P02",
      "22P02",
      "22007",
      "42703",
    ]);
    expect(errors[0]?.constraint).toBe("guarded_pkey");
    for (const error of errors) {
      expect(error).toBeInstanceOf(DatabaseError);
      expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(secret);
      expect(error.message).not.toContain("insert into");
    }
  });

  test("several statements in one text answer with the rows of the last, and fail as one", async () => {
    const database = getDatabase();
    expect(await database.query("select 1 as one; select 2 as two")).toEqual([{ two: 2 }]);
    await failureOf(database.query("begin; create table half (id integer); select 1 / 0; commit"));
    expect(await database.query("select to_regclass('half')::text as found")).toEqual([
      { found: null },
    ]);
  });

  test.skipIf(engine === "pglite")(
    "a long query of one reader does not hold up another",
    async () => {
      const slow = getDatabase().query("select pg_sleep(1)");
      const started = performance.now();
      await getDatabase().query("select 1");
      expect(performance.now() - started).toBeLessThan(900);
      await slow;
    },
  );
});
