import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/lib/store/database";
import { releaseLease, takeLease, voidAllLeases } from "@/lib/store/leases";
import { storeConnection, testConnection } from "@/tests/lib/sync/support/run-sync";
import { connectionId } from "@/tests/lib/sync/support/scripted-provider";
import { describeEachEngine } from "@/tests/support/database";

const one = { connectionId, owner: "one" };
const two = { connectionId, owner: "two" };
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();
const minuteMs = 60_000;

describeEachEngine("a lease", (getDatabase) => {
  const take = (of: typeof one, seconds: number, db: Pick<Database, "query"> = getDatabase()) =>
    takeLease(db, of, at(seconds), minuteMs);

  beforeEach(async () => {
    await storeConnection(getDatabase(), testConnection());
    await voidAllLeases(getDatabase());
  });

  test("has one owner, who may renew it", async () => {
    expect(await take(one, 0)).toBe(true);
    expect(await take(two, 59)).toBe(false);
    expect(await take(one, 59)).toBe(true);
    expect(await take(two, 118)).toBe(false);
  });

  test("falls to the next when its owner died", async () => {
    expect(await take(one, 0)).toBe(true);
    expect(await take(two, 60)).toBe(true);
    expect(await take(one, 61)).toBe(false);
  });

  test("can be taken at once after a release, which only its owner can give", async () => {
    expect(await take(one, 0)).toBe(true);
    await releaseLease(getDatabase(), two);
    expect(await take(two, 1)).toBe(false);
    await releaseLease(getDatabase(), one);
    expect(await take(two, 1)).toBe(true);
  });

  test("is won by one of many who ask at one moment", async () => {
    const asked = Array.from({ length: 8 }, (_, index) =>
      take({ connectionId, owner: `owner ${index}` }, 0),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  test("that was lost undoes what its old owner was about to write", async () => {
    expect(await take(one, 0)).toBe(true);
    expect(await take(two, 60)).toBe(true);
    const write = getDatabase().transaction(async (tx) => {
      await tx.query("update connections set name = 'written by one'");
      if (!(await take(one, 61, tx))) throw new RangeError("lost");
    });
    await expect(write).rejects.toThrow("lost");
    expect(await getDatabase().query("select name from connections")).toEqual([{ name: "Test" }]);
  });
});
