import { expect, test } from "vitest";
import { timeQueries } from "@/lib/store/timed-database";
import { withDatabase } from "@/tests/support/database";

test("every statement is timed by its kind, inside of transactions too, and one that fails as well", () =>
  withDatabase(async (opened) => {
    const seen: string[] = [];
    const db = timeQueries(opened, (kind, seconds) => {
      expect(seconds).toBeGreaterThanOrEqual(0);
      seen.push(kind);
    });
    expect(await db.query("select $1::int as one", [1])).toEqual([{ one: 1 }]);
    await db.transaction((tx) => tx.query("  WITH a as (select 1) select * from a"));
    await db.snapshot((tx) => tx.query("select 1"));
    await expect(db.query("delete from nothing_of_that_name")).rejects.toThrow();
    await db.query("create temporary table made_up (id int)");
    expect(seen).toEqual(["select", "with", "select", "delete", "other"]);
    expect(db.engine).toBe(opened.engine);
  }));
