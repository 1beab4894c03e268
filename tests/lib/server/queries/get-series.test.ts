import { beforeAll, describe, expect, test } from "vitest";
import { seriesMax } from "@/lib/domain/base/keep-steps";
import { addDecimals, subtractDecimals } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getProvenance } from "@/lib/server/queries/get-provenance";
import { getSeries } from "@/lib/server/queries/get-series";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { listLedger } from "@/lib/server/queries/list-ledger";
import type { Queryable } from "@/lib/store/database";
import { ledgerQuery } from "@/lib/wire/ledger";
import { type SeriesQuery, seriesAnswer } from "@/lib/wire/series";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { USD, writeBook, writeEntries } from "@/tests/lib/store/read/book-writer";
import { writeHourlyBook } from "@/tests/lib/store/read/hourly-writer";
import { describeEachEngine } from "@/tests/support/database";

const dayMs = 86_400_000;
const [start, middle, end] = [
  "2026-01-01T00:00:00.000Z",
  "2026-07-01T00:00:00.000Z",
  "2027-01-01T00:00:00.000Z",
];

const entry = (
  kind: EntryKind,
  effectiveAt: string,
  amount: string,
  index: number,
  more: Partial<LedgerEntry> = {},
): LedgerEntry => ({
  id: `kept.${String(index).padStart(5, "0")}`,
  accountId: "acc_kept",
  commitmentId: "kept",
  segmentId: effectiveAt <= middle && kind !== "grant" ? "kept.s1" : "kept.s2",
  kind,
  boundary: kind === "drawdown" || kind === "expiration" ? "closing" : "opening",
  effectiveAt,
  serviceStart: null,
  serviceEnd: null,
  amount,
  unit: USD,
  status: "posted",
  origin: "reported",
  invoiceId: null,
  detail: null,
  vendorType: "x",
  ordinal: index,
  ...more,
});

const drawCount = 1_200;

/** A ledger that its vendor keeps: two segments, twelve hundred deductions, a draft, a future entry. */
const writeKeptLedger = async (db: Queryable): Promise<void> => {
  const grants: [string, string, string][] = [
    ["50000", start, middle],
    ["40000", middle, end],
  ];
  await writeBook(db, {
    readAt: now,
    connection: "con_kept",
    accounts: [{ id: "acc_kept", terms: [{ id: "kept", unit: USD, grants }] }],
  });
  await db.query("delete from ledger_entries where commitment_id = 'kept'");
  await db.query(
    "update commitments set measure = null, provider = 'metronome', drawn_at = 'commitment' where id = 'kept'",
  );
  // A ledger that is kept by its vendor is a stream of its own.
  await db.query(
    "update stream_reads set stream = 'ledger' where account_id = 'acc_kept' and stream = 'charges'",
  );
  const draws = Array.from({ length: drawCount }, (_, index) => {
    const at = addDuration(start, Math.floor(((index + 1) * 320 * dayMs) / drawCount));
    return entry("drawdown", at, `-${((index * 37) % 997) / 50}`, 10 + index);
  });
  await writeEntries(db, [
    entry("grant", start, "50000", 0, { segmentId: "kept.s1" }),
    entry("expiration", middle, "-1234.5", 1),
    entry("grant", middle, "40000", 2),
    entry("adjustment", "2026-03-09T10:00:00.000Z", "750.25", 3, { segmentId: "kept.s1" }),
    entry("adjustment", "2026-12-24T00:00:00.000Z", "1", 4),
    entry("drawdown", "2026-12-01T00:00:00.000Z", "-99.5", 5, { status: "draft" }),
    ...draws,
  ]);
};

describeEachEngine("the series of a commitment", (getDatabase) => {
  const get = async (commitmentId: string, more: Partial<SeriesQuery> = {}) =>
    seriesAnswer.parse(await getSeries(asViewer(), { commitmentId, ...more })).data;
  const balanceOf = async (commitmentId: string, more: Partial<SeriesQuery> = {}) => {
    const { balance } = await get(commitmentId, more);
    if (balance === null) throw new Error(`${commitmentId} has no balance.`);
    return balance;
  };

  beforeAll(async () => {
    await writeBook(getDatabase(), { ...northlight, connection: "con_north" });
    await writeKeptLedger(getDatabase());
    await writeHourlyBook(getDatabase(), {
      asked: ["2016-11-22", "2026-11-19"],
      commitments: [
        {
          id: "plan",
          perHour: "10",
          start: "2016-11-22T00:00:00.000Z",
          end: "2027-11-22T00:00:00.000Z",
          days: Object.fromEntries(
            Array.from({ length: 3_650 }, (_, index) => [
              addDuration("2016-11-22T00:00:00.000Z", index * dayMs).slice(0, 10),
              index === 1_500 ? "0.03" : index === 2_500 ? "!1.7" : `0.${50 + (index % 45)}`,
            ]),
          ),
        },
      ],
    });
    installBook(getDatabase(), now);
  }, 120_000);

  describe("that its vendor keeps a ledger of", () => {
    test("covers the whole term in at most five hundred points, first and last among them", async () => {
      const series = await get("kept");
      const balance = await balanceOf("kept");
      expect([series.start, series.end]).toEqual([start, end]);
      expect(balance.isReduced).toBe(true);
      expect(balance.points.length).toBeLessThanOrEqual(seriesMax);
      expect(balance.points[0]?.at).toBe(start);
      expect(balance.points.at(-1)?.balance).toBe(balance.closing);
      expect(balance.entries).toBe(drawCount + 4);
    });

    test("has of every point the very balance that the ledger prints beside it", async () => {
      const printed = new Map<string, string>();
      let cursor: string | undefined;
      do {
        const page = await listLedger(asViewer(), {
          commitmentId: "kept",
          ...ledgerQuery.parse({ limit: 200, status: "posted", ...(cursor && { cursor }) }),
        });
        for (const { id, balance } of page.data)
          if (balance.kind === "value") printed.set(id, balance.value.amount);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const { points, events } = await balanceOf("kept");
      for (const { id, balance } of [...points, ...events]) expect(balance).toBe(printed.get(id));
    });

    test("adds up in its bars to the same end, with what is no drawdown beside them", async () => {
      const { opening, closing, bars, events, every } = await balanceOf("kept");
      const moved = bars
        .flatMap(({ movements }) => movements)
        .reduce((sum, { amount }) => addDecimals(sum, amount), opening ?? "");
      expect(moved).toBe(closing);
      expect(bars.at(-1)?.balance).toBe(closing);
      expect(bars.length).toBeLessThanOrEqual(seriesMax);
      expect(every).toBe("day");
      expect(events.map(({ kind, day }) => [kind, day])).toEqual([
        ["grant", "2026-01-01"],
        ["adjustment", "2026-03-09"],
        ["expiration", "2026-06-30"],
        ["grant", "2026-07-01"],
      ]);
    });

    test("leaves out what is stamped ahead, and keeps drafts apart from what is settled", async () => {
      const { points, drafts } = await balanceOf("kept");
      expect(points.every(({ at }) => at <= now)).toBe(true);
      expect(drafts).toEqual({ entries: 1, amount: "-99.5" });
    });

    test("before its last read nobody knows the drafts: no list, sum or proof has them (metrics 3.14 ruling 5)", async () => {
      const before = { asOf: addDuration(now, -60_000), knownAt: now };
      const [then, present] = await Promise.all(
        [before, { asOf: now, knownAt: now }].map(async (clocks) => {
          const asked = { commitmentId: "kept", ...clocks };
          const { figures } = (await getCommitment(asViewer(), asked)).data;
          const query = ledgerQuery.parse({ ...clocks, limit: "1" });
          const ledger = await listLedger(asViewer(), { ...query, commitmentId: "kept" });
          const drafts = await listLedger(asViewer(), {
            ...ledgerQuery.parse({ ...clocks, status: "draft" }),
            commitmentId: "kept",
          });
          const proof = await getProvenance(asViewer(), { ...asked, figure: "pending" });
          return {
            pending: figures.pending.kind,
            settled: word(figures.settled),
            closing: word(ledger.closing),
            newest: ledger.data[0] && word(ledger.data[0].balance),
            listed: [drafts.data.length, drafts.total],
            drawn: (await balanceOf("kept", clocks)).drafts.entries,
            proven: proof.data.entryCount,
          };
        }),
      );
      expect(then).toMatchObject({ pending: "no-data", listed: [0, 0], drawn: 0, proven: 0 });
      expect([then?.closing, then?.newest]).toEqual([then?.settled, then?.settled]);
      expect(present).toMatchObject({ pending: "value", listed: [1, 1], drawn: 1, proven: 1 });
      const left = subtractDecimals(present?.settled ?? "", "99.5");
      expect([present?.closing, present?.newest]).toEqual([left, left]);
    });

    test("of one segment, and of a chosen period, meet where the other begins", async () => {
      const first = await balanceOf("kept", { segment: "kept.s1" });
      expect(first.points.every(({ at }) => at <= middle)).toBe(true);
      const spring = await get("kept", { from: "2026-03-01T00:00:00.000Z", to: middle });
      expect([spring.start, spring.end]).toEqual(["2026-03-01T00:00:00.000Z", middle]);
      const summer = await balanceOf("kept", { from: middle });
      expect(summer.opening).toBe(spring.balance?.closing);
      const [grant] = summer.points;
      expect(subtractDecimals(grant?.balance ?? "", grant?.amount ?? "")).toBe(summer.opening);
    });

    test("has no point and no bar before anything moved, and is no fault", async () => {
      const balance = await balanceOf("kept", { asOf: addDuration(start, -1) });
      expect(balance).toMatchObject({ opening: "0", closing: "0", entries: 0, every: "day" });
      expect([balance.points, balance.bars]).toEqual([[], []]);
    });

    test("is refused for a period that ends before it begins, and not there for another's segment", async () => {
      const backwards = { from: middle, to: start };
      await expect(get("kept", backwards)).rejects.toMatchObject({ code: "invalid-request" });
      await expect(get("kept", { segment: "oct.s" })).rejects.toMatchObject({ code: "not-found" });
    });

    test("has no balance without a grant, never a zero", async () => {
      const db = getDatabase();
      await db.query("update segments set granted = null where id = 'kept.s2'");
      const balance = await balanceOf("kept", { asOf: now, knownAt: now });
      await db.query("update segments set granted = 40000 where id = 'kept.s2'");
      expect([balance.opening, balance.closing]).toEqual([null, null]);
      expect(balance.points.every((point) => point.balance === null)).toBe(true);
      expect(balance.bars.length).toBeGreaterThan(300);
    });

    test("tells a viewer of another account nothing", async () => {
      const manager = asViewer("account-manager", ["acc_docs"]);
      await expect(getSeries(manager, { commitmentId: "kept" })).rejects.toMatchObject({
        code: "not-found",
      });
    });
  });

  describe("that is derived from charges", () => {
    test("has the very days of its utilization as long as those are few", async () => {
      const { data } = await getUtilization(asViewer(), { commitmentId: "nov" });
      const series = await get("nov");
      expect(series.days?.points).toEqual(data.points);
      expect([series.days?.isReduced, series.days?.bars]).toEqual([false, null]);
      expect(series.forecast).toEqual(data.forecast);
      expect(series.balance).toBeNull();
    });

    test("of one segment has its days alone", async () => {
      const { days, segments } = await get("search", { segment: "search.s2" });
      expect(segments.map(({ id }) => id)).toEqual(["search.s2"]);
      expect(new Set(days?.points.map(({ segmentId }) => segmentId))).toEqual(
        new Set(["search.s2"]),
      );
    });
  });

  describe("that is bought by the hour", () => {
    test("has ten years in at most five hundred days as they were, and bars of all of them", async () => {
      const { data } = await getUtilization(asViewer(), { commitmentId: "plan" });
      const { hourly } = await get("plan");
      const all = new Map(data.hourly?.points.map((point) => [point.day, point]));
      expect(all.size).toBe(3_650);
      expect(hourly?.days).toBe(3_650);
      expect(hourly?.points.length).toBeLessThanOrEqual(seriesMax);
      for (const point of hourly?.points ?? []) expect(point).toEqual(all.get(point.day));
      expect(hourly?.points.map(({ utilization }) => utilization)).toContain("0.03");
      expect([hourly?.points[0]?.day, hourly?.points.at(-1)?.day]).toEqual([
        "2016-11-22",
        "2026-11-19",
      ]);
      expect(hourly?.every).toBe("month");
      expect(hourly?.bars?.reduce((sum, { days }) => sum + days, 0)).toBe(3_649);
      expect(hourly?.total).toEqual(data.hourly?.total);
      expect(hourly?.recent).toEqual(data.hourly?.recent);
      expect(hourly?.gaps.map(({ day, raw }) => [day, raw])).toEqual([["2023-09-27", "1.7"]]);
    });

    test("of the last thirty days has each of them", async () => {
      const { hourly } = await get("plan", { from: addDuration(now, -30 * dayMs) });
      expect([hourly?.days, hourly?.isReduced, hourly?.bars]).toEqual([30, false, null]);
    });

    test("shows what was sent of a doubted day only to who may read contract terms", async () => {
      const { data } = await getSeries(asViewer("viewer"), { commitmentId: "plan" });
      expect(data.hourly?.gaps[0]).toMatchObject({ raw: null, doubt: "out-of-range" });
      expect(JSON.stringify(data)).not.toContain('"1.7"');
    });
  });
});
