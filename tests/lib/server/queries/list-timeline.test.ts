import { beforeAll, expect, test } from "vitest";
import { getContext, installContext } from "@/lib/server/context";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { listTimeline } from "@/lib/server/queries/list-timeline";
import { commitmentQuery } from "@/lib/wire/commitment";
import { type TimelineRow, timelinePage, timelineQuery } from "@/lib/wire/timeline";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { countStatements } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("the timeline", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const list = async (query: Record<string, string>, viewer = asViewer()) =>
    timelinePage.parse(await listTimeline(viewer, timelineQuery.parse(query)));

  const walk = async (query: Record<string, string>, limit: string) => {
    const rows: TimelineRow[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ ...query, limit, ...(cursor === null ? {} : { cursor }) });
      rows.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  };
  const idsOf = (rows: readonly TimelineRow[]) =>
    rows.flatMap(({ terms }) => terms.map(({ commitment }) => commitment.id));
  const listedIds = async (query: Record<string, string>) => {
    const page = await listCommitments(
      asViewer(),
      commitmentQuery.parse({ limit: "200", ...query }),
    );
    return page.data.map(({ id }) => id).sort();
  };

  const questions: readonly Record<string, string>[] = [
    {},
    { q: "nov" },
    { state: "active" },
    { view: "upcoming" },
    { unit: "USD" },
    { expiresBefore: "2026-12-01T00:00:00.000Z" },
    { asOf: "2026-10-15T00:00:00.000Z" },
    { asOf: "2026-10-15T00:00:00.000Z", view: "current" },
  ];

  test("holds every commitment of the list under the same filters exactly once, page by page", async () => {
    for (const question of questions) {
      const rows = await walk(question, "4");
      const { total, commitments } = await list(question);
      expect(idsOf(rows).sort()).toEqual(await listedIds(question));
      expect([rows.length, idsOf(rows).length]).toEqual([total, commitments]);
    }
  });

  test("is told in whole accounts by name, however it is paged", async () => {
    const whole = await list({});
    expect(await walk({}, "2")).toEqual(whole.data);
    const names = whole.data.map(({ account }) => account.name);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  test("says the same kept beside the facts as added up from them", async () => {
    const kept = getContext();
    for (const question of questions) {
      const answer = await list(question);
      installContext({ ...kept, reads: "computed" });
      const computed = await list(question);
      installContext(kept);
      expect(computed).toEqual(answer);
    }
  });

  test("opens no gap by a filter: what stands between terms is told of all of them", async () => {
    const gapsOf = async (query: Record<string, string>) =>
      (await list({ account: "acc_store", ...query })).data.flatMap(({ gaps }) =>
        gaps.map(({ after, before, start }) => [after.id, before?.id ?? null, start.slice(0, 10)]),
      );
    expect(await gapsOf({})).toEqual([["dec", null, "2027-01-01"]]);
    expect(await gapsOf({ state: "active" })).toEqual([]);
  });

  test("shows an account manager her accounts alone, counts among them", async () => {
    const own = await list({}, asViewer("account-manager", ["acc_docs"]));
    expect(own.data.map(({ account }) => account.id)).toEqual(["acc_docs"]);
    expect([own.total, own.commitments]).toEqual([1, idsOf(own.data).length]);
    const other = await list({ account: "acc_store" }, asViewer("account-manager", ["acc_docs"]));
    expect(other.data).toEqual([]);
  });

  test("takes as many statements for one account as for all of them", async () => {
    const costOf = async (query: Record<string, string>) => {
      const counted = countStatements(getDatabase());
      installBook(counted.db, now);
      await list(query);
      installBook(getDatabase(), now);
      return counted.count();
    };
    const [all, one] = [await costOf({}), await costOf({ limit: "1" })];
    expect(all).toBe(one);
    expect(all).toBeLessThanOrEqual(9);
  });
});
