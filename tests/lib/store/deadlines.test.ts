import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Database } from "@/lib/store/database";
import { isAway } from "@/lib/store/database-error";
import { openDatabase } from "@/lib/store/open-database";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const deadlines = { readMs: 5_000, writeMs: 5_000, startMs: 60_000 };
const engines = ["pglite", "postgres"] as const;
const isAbsent = (engine: string) =>
  engine === "postgres" && !process.env["COMMITBOOK_TEST_DATABASE_URL"];

/** Nobody waits for the end of it. */
const endless = "select count(*) from generate_series(1, 100000000000)";

for (const engine of engines) {
  describe.skipIf(isAbsent(engine))(`a statement past its deadline on ${engine}`, () => {
    let place: TestDatabase;
    let db: Database;
    beforeEach(async () => {
      place = await openTestDatabase(engine);
      await place.database.close();
      db = await openDatabase({ ...place.settings, deadlines });
      await db.query("create table kept (n integer primary key)");
      await db.query("insert into kept values (1)");
    });
    afterEach(async () => {
      await db.close();
      await place.remove();
    });
    const listKept = () => db.query("select n from kept order by n");

    test("ends, and the book answers with all that was committed", async () => {
      const startedAt = performance.now();
      const failure = await db.query(endless).catch((error: unknown) => error);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      expect(isAway(failure)).toBe(true);
      expect(await listKept()).toEqual([{ n: 1 }]);
    });

    test("keeps those that wait behind it no longer than that", async () => {
      const [slow, next, last] = await Promise.allSettled([
        db.query(endless),
        listKept(),
        db.transaction((tx) => tx.query("insert into kept values (2) returning n")),
      ]);
      expect(slow.status).toBe("rejected");
      expect(next).toEqual({ status: "fulfilled", value: [{ n: 1 }] });
      expect(last).toEqual({ status: "fulfilled", value: [{ n: 2 }] });
    });

    test("takes along the transaction that it stands in, and nothing of it stays", async () => {
      const failure = await db
        .transaction(async (tx) => {
          await tx.query("insert into kept values (3)");
          await tx.query(endless).catch(() => undefined);
          await tx.query("insert into kept values (4)");
        })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(await listKept()).toEqual([{ n: 1 }]);
    });

    test("does not count the time of those before it", async () => {
      const nap = "select count(*) from generate_series(1, 500000)";
      const startedAt = performance.now();
      await db.query(nap);
      const count = Math.ceil((1.5 * deadlines.readMs) / (performance.now() - startedAt));
      const naps = await db.snapshot((tx) =>
        Promise.all(Array.from({ length: count }, () => tx.query(nap))),
      );
      expect(naps).toHaveLength(count);
    });
  });
}
