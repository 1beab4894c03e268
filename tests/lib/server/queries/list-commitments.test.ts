import { beforeAll, describe, expect, test } from "vitest";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { type CommitmentPage, commitmentPage, commitmentQuery } from "@/lib/wire/commitment";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { countStatements, word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("the list of commitments", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const list = async (query: Record<string, string>, viewer = asViewer()) =>
    commitmentPage.parse(await listCommitments(viewer, commitmentQuery.parse(query)));
  const idsOf = async (query: Record<string, string>) =>
    (await list(query)).data.map(({ id }) => id);

  test("states every commitment with its figures or the word in their place", async () => {
    const { data } = await list({ sort: "name" });
    const rows = data.map(({ id, state, cadence, figures, whatComes }) => [
      id,
      state,
      cadence,
      word(figures.committed),
      word(figures.drawn),
      word(figures.available),
      word(figures.lapsed),
      word(figures.overage),
      whatComes.kind,
    ]);
    const upcoming = "not-started";
    expect(rows).toEqual([
      ["docs_nov", "active", "monthly", "300", "100", "200", "0", "0", "lapses"],
      ["docs_oct", "expired", "monthly", "310", "155", "0", "155", "0", "ended-unused"],
      [
        "late_oct",
        "expired",
        "monthly",
        "300",
        "95 incomplete",
        "0 incomplete",
        "no-data: ended, not read since",
        "0 incomplete",
        "unknown",
      ],
      ["dec", "upcoming", "monthly", "300", upcoming, upcoming, upcoming, upcoming, "opens"],
      ["nov", "active", "monthly", "250", "200", "50", "0", "0", "runs-out"],
      ["oct", "expired", "monthly", "300", "300", "0", "0", "10", "ended-over"],
      ["search", "active", "monthly", "180", "120", "60", "0", "0", "runs-out"],
      ["spent", "exhausted", "monthly", "20", "20", "0", "0", "85", "exhausted"],
      [
        "unknown_amount",
        "active",
        "monthly",
        "not-given",
        "100",
        "not-given",
        "not-given",
        "not-given",
        "unknown",
      ],
    ]);
  });

  test("dates an exhausted pool at the first instant its balance reached 0 (metrics 3.5)", async () => {
    const { data } = await list({ q: "spent" });
    expect(data[0]?.whatComes).toMatchObject({ kind: "exhausted", at: "2026-11-04T08:00:00.000Z" });
  });

  test("measures the rate back into the months before, and says over how many days", async () => {
    const { data } = await list({ account: "acc_store", view: "current" });
    expect(data[0]?.figures.burnPerDay).toMatchObject({
      value: { perDay: { amount: "10" }, days: 30 },
    });
    const search = await list({ account: "acc_search" });
    expect(search.data[0]?.figures.burnPerDay).toMatchObject({ value: { days: 19 } });
  });

  test("counts every view over all that the filters leave", async () => {
    expect((await list({})).viewCounts).toEqual({
      all: 9,
      current: 5,
      "running-out": 2,
      "will-lapse": 1,
      over: 2,
      upcoming: 1,
      ended: 3,
      unexplained: 0,
    });
    const { data, total, viewCounts } = await list({ view: "over", provider: "vercel" });
    expect([data.map(({ id }) => id), total, viewCounts.all]).toEqual([["spent", "oct"], 2, 9]);
  });

  test("totals one row per unit over all that match, and counts what has no amount", async () => {
    const { totals } = await list({ limit: "1" });
    expect(
      totals.map(({ unit, count, committed, available, withoutAmount }) =>
        [unit.code, count, word(committed), word(available), withoutAmount].join(", "),
      ),
    ).toEqual(["USD, 1, 20, 0, 0", "MIUs, 8, 1940, 310 incomplete, 1"]);
  });

  describe("finds", () => {
    test.each([
      ["a name whatever its case", "miu ALLOCATION, nov", ["nov"]],
      ["a description", "_not_ less", ["nov"]],
      ["a percent sign as itself", "100%", ["nov"]],
      ["an underscore as itself", "docs_", ["docs_nov", "docs_oct"]],
      ["a backslash as itself", "\\", []],
      ["an external id", "ext_oct", ["oct"]],
      ["a contract", "sub_c2", ["docs_nov", "docs_oct"]],
      ["an account by its name", "Search", ["search"]],
      ["an account by its slug", "storefront", ["dec", "nov", "oct"]],
      ["an account by its id", "acc_docs", ["docs_nov", "docs_oct"]],
      ["nothing", "no such thing", []],
    ])("%s", async (_, q, ids) => {
      expect(await idsOf({ q })).toEqual(ids);
    });
  });

  test.each([
    [{ state: "exhausted" }, ["spent"]],
    [{ unit: "USD" }, ["spent"]],
    [{ provider: "datadog" }, []],
    [{ shape: "build-up" }, []],
    [{ expiresBefore: "2026-11-01T00:00:00.000Z", sort: "name" }, ["docs_oct", "late_oct", "oct"]],
    [{ sort: "-available", limit: "3" }, ["docs_nov", "search", "nov"]],
    [{ sort: "utilization", limit: "2" }, ["late_oct", "docs_nov"]],
    [{ sort: "risk", limit: "4" }, ["spent", "nov", "search", "docs_nov"]],
    [{ sort: "-end", limit: "1" }, ["dec"]],
  ])("with %j lists %j", async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  test.each(["account", "name", "end", "available", "-utilization", "risk"])(
    "pages by %s without losing or repeating a row",
    async (sort) => {
      const whole = await idsOf({ sort });
      const paged: string[] = [];
      let page: CommitmentPage | null = null;
      do {
        const cursor: Record<string, string> = page?.nextCursor ? { cursor: page.nextCursor } : {};
        page = await list({ sort, limit: "2", ...cursor });
        paged.push(...page.data.map(({ id }) => id));
        expect(page.total).toBe(whole.length);
      } while (page.nextCursor !== null);
      expect(paged).toEqual(whole);
    },
  );

  test("at named clocks every page is cut from the same book, whatever time passes", async () => {
    const first = await list({ limit: "2", sort: "name", asOf: now });
    installBook(getDatabase(), "2027-06-01T00:00:00.000Z");
    const second = await list({ limit: "2", sort: "name", cursor: first.nextCursor ?? "" });
    installBook(getDatabase(), now);
    expect(second.meta.asOf).toBe(now);
    expect(second.data.map(({ id }) => id)).toEqual(["late_oct", "dec"]);
  });

  test("the book as it stands now goes on after the last row, whatever time passes", async () => {
    const first = await list({ limit: "2", sort: "name" });
    installBook(getDatabase(), "2027-06-01T00:00:00.000Z");
    const second = await list({ limit: "2", sort: "name", cursor: first.nextCursor ?? "" });
    installBook(getDatabase(), now);
    expect(second.meta.asOf).toBe("2027-06-01T00:00:00.000Z");
    expect(second.data.map(({ id }) => id)).toEqual(["late_oct", "dec"]);
  });

  test.each(["nonsense", Buffer.from('{"after":[]}').toString("base64url")])(
    "refuses the cursor %s",
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: "invalid-request" });
    },
  );

  test("an account manager sees the accounts assigned and counts no others", async () => {
    const page = await list({}, asViewer("account-manager", ["acc_docs"]));
    expect(page.data.map(({ id }) => id)).toEqual(["docs_nov", "docs_oct"]);
    expect(page).toMatchObject({ total: 2, viewCounts: { all: 2 } });
    const none = await list({}, asViewer("account-manager", []));
    expect(none).toMatchObject({ total: 0, data: [] });
  });

  test("costs the same number of statements for one account as for all of them", async () => {
    const costOf = async (query: Record<string, string>) => {
      const counted = countStatements(getDatabase());
      installBook(counted.db, now);
      await list(query);
      installBook(getDatabase(), now);
      return counted.count();
    };
    const [all, one] = [await costOf({}), await costOf({ account: "acc_data" })];
    expect(all).toBe(one);
    expect(all).toBeLessThanOrEqual(6);
  });
});
