import { beforeAll, expect, test } from "vitest";
import type { PoolTally } from "@/lib/domain/ledger/running-ledger";
import { requireSameSums, walkLedger } from "@/lib/server/answers/walk-ledger";
import { ensureMonths } from "@/lib/store/projection/ensure-forward";
import type { LedgerFilter } from "@/lib/store/read/ledger-source";
import { listLedgerRows } from "@/lib/store/read/list-ledger-rows";
import { sumLedger } from "@/lib/store/read/sum-ledger";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { writeLongLedger } from "@/tests/lib/store/read/long-ledger";
import { describeEachEngine } from "@/tests/support/database";

const everything = { accounts: "all" } as const;
const clocks = { asOf: now, knownAt: now };

describeEachEngine("a ledger that is walked through", (getDatabase) => {
  beforeAll(async () => {
    const db = getDatabase();
    await writeBook(db, northlight);
    const search = { accountId: "acc_search", commitmentId: "search" };
    await writeLongLedger(db, { ...search, from: "2026-11-02T00:00:00.000Z" }, 2_600);
    await ensureMonths(db, everything);
  });

  const walk = async (filter: LedgerFilter) => {
    const pages = walkLedger(getDatabase(), everything, clocks, filter);
    const lines = [];
    let pools: readonly PoolTally[] = [];
    for (let next = await pages.next(); ; next = await pages.next()) {
      if (next.done) {
        pools = next.value;
        return { lines, pools };
      }
      lines.push(...next.value.lines);
    }
  };

  test.each<LedgerFilter>([
    { accountId: "acc_search" },
    { accountId: "acc_search", commitmentId: "search" },
    { accountId: "acc_search", commitmentId: "search", kind: "adjustment" },
    { accountId: "acc_search", status: "draft" },
    { accountId: "acc_search", kind: "overage", status: "posted" },
    { accountId: "acc_store" },
    { accountId: "acc_data" },
    { accountId: "acc_none" },
  ])(
    "%o is row for row and sum for sum what the list shows, the other way round",
    async (filter) => {
      const db = getDatabase();
      const shown = await listLedgerRows(db, everything, clocks, filter, {
        after: null,
        limit: 9_999,
      });
      const { lines, pools } = await walk(filter);
      expect(lines.map(({ step, balance }) => [step.entry, step.commitmentName, balance])).toEqual(
        shown
          .toReversed()
          .map(({ entry, commitmentName, balance }) => [entry, commitmentName, balance]),
      );
      const sums = await sumLedger(db, everything, clocks, filter);
      expect(() => requireSameSums(pools, sums)).not.toThrow();
      expect(sums.entryCount).toBe(lines.length);
    },
  );

  test("of one segment carries the balance of that segment alone", async () => {
    const db = getDatabase();
    const [segment] = await db.query<{ id: string }>(
      "select max(id) as id from segments where account_id = 'acc_search'",
    );
    const filter = { accountId: "acc_search", segmentId: segment?.id };
    const shown = await listLedgerRows(db, everything, clocks, filter, {
      after: null,
      limit: 9_999,
    });
    const { lines } = await walk(filter);
    expect(lines.map(({ balance }) => balance)).toEqual(
      shown.toReversed().map(({ balance }) => balance),
    );
  });

  test("is refused when it is not what the months add up to", async () => {
    const filter = { accountId: "acc_search" };
    const { pools } = await walk(filter);
    const sums = await sumLedger(getDatabase(), everything, clocks, filter);
    const wrong = sums.closings.map((said) => ({ ...said, amount: `${said.amount}1` }));
    expect(() => requireSameSums(pools, { closings: wrong })).toThrow();
    expect(() => requireSameSums(pools, { closings: [] })).toThrow();
    expect(() => requireSameSums([], sums)).toThrow();
  });

  test("knows nothing of accounts out of scope", async () => {
    const pages = walkLedger(getDatabase(), { accounts: ["acc_docs"] }, clocks, {
      accountId: "acc_search",
    });
    expect(await pages.next()).toEqual({ done: false, value: { lines: [] } });
    expect(await pages.next()).toEqual({ done: true, value: [] });
  });
});
