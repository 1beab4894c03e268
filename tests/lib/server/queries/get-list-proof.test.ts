import { beforeAll, expect, test } from "vitest";
import { getAccount } from "@/lib/server/queries/get-account";
import { getAccountProof } from "@/lib/server/queries/get-account-proof";
import { getBookProof } from "@/lib/server/queries/get-book-proof";
import { getListProof } from "@/lib/server/queries/get-list-proof";
import { getSummary } from "@/lib/server/queries/get-summary";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { commitmentQuery } from "@/lib/wire/commitment";
import {
  accountProofQuery,
  bookProofQuery,
  listProofQuery,
  type TotalProofPage,
} from "@/lib/wire/total-proof";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

const miu = { side: "bought", pool: "balance", kind: "quantity", unit: "MIUs" };
const moments = [{}, { asOf: now, knownAt: now }];

const named = ({ data }: TotalProofPage) =>
  data.map(({ account, commitment, metric }) => [commitment?.name ?? account.name, word(metric)]);

describeEachEngine("the proof of a total", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  test.each(moments)("under a list is of what the list was filtered to, %j", async (clocks) => {
    const filter = { ...clocks, view: "all", q: "docs" };
    const list = await listCommitments(asViewer(), commitmentQuery.parse(filter));
    const [total] = list.totals;
    if (total === undefined) throw new Error("The list has a total.");
    const query = { side: total.side, pool: total.pool, kind: total.unit.kind };
    const asked = { ...filter, ...query, unit: total.unit.code, figure: "committed" };
    const proof = await getListProof(asViewer(), listProofQuery.parse(asked));
    expect(word(proof.proof.value.metric)).toBe(word(total.committed));
    expect(word(proof.proof.control.above)).toBe(word(total.committed));
    expect(proof.data.map(({ id }) => id).sort()).toEqual(
      list.data
        .filter(({ figures }) => figures.committed.kind !== "not-given")
        .map(({ id }) => id)
        .sort(),
    );
  });

  test.each(moments)("of the book is what the overview says, %j", async (clocks) => {
    const { data } = await getSummary(asViewer(), clocks);
    expect(data.positions.length).toBeGreaterThan(1);
    for (const position of data.positions) {
      const { side, pool, unit } = position;
      const which = {
        ...clocks,
        side,
        pool,
        kind: unit.kind,
        unit: unit.code,
        figure: "committed",
      };
      const { proof } = await getBookProof(asViewer(), bookProofQuery.parse(which));
      expect(word(proof.value.metric)).toBe(word(position.committed));
      expect(word(proof.control.above)).toBe(word(position.committed));
    }
  });

  test.each(moments)("goes on page by page, each addend once, %j", async (clocks) => {
    const list = await listCommitments(asViewer(), commitmentQuery.parse({ ...clocks }));
    const total = list.totals.toSorted((left, right) => right.count - left.count)[0];
    if (total === undefined) throw new Error("The list has a total.");
    const query = { side: total.side, pool: total.pool, kind: total.unit.kind };
    const asked = { ...clocks, ...query, unit: total.unit.code, figure: "committed" };
    const ask = (more: { limit: number; cursor?: string }) =>
      getListProof(asViewer(), listProofQuery.parse({ ...asked, ...more }));
    const whole = await ask({ limit: 50 });
    expect(whole.data.length).toBeGreaterThan(2);
    const pages: TotalProofPage["data"][number][] = [];
    let cursor: string | null = null;
    do {
      const page: TotalProofPage = await ask({ limit: 1, ...(cursor === null ? {} : { cursor }) });
      expect(page.total).toBe(whole.data.length);
      pages.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages).toEqual(whole.data);
  });

  test("of an account says what it leaves out, and shows the walk of all that burns together", async () => {
    const { data } = await getAccount(asViewer(), { accountId: "acc_docs" });
    const [position] = data.positions;
    if (position === undefined) throw new Error("The account has a position.");
    const { side, pool, unit } = position;
    const which = { side, pool, kind: unit.kind, unit: unit.code };
    const ask = (figure: string, viewer = asViewer()) =>
      getAccountProof(viewer, {
        ...accountProofQuery.parse({ ...which, figure }),
        accountId: "acc_docs",
      });
    const available = await ask("available");
    expect(word(available.proof.value.metric)).toBe(word(position.available));
    expect(available.proof.walks).toEqual([]);
    const { proof } = await ask("lapseAhead");
    expect(proof.walks.map(({ stepCount }) => stepCount > 0)).toEqual([true]);
    const manager = asViewer("account-manager", ["acc_store"]);
    await expect(ask("available", manager)).rejects.toMatchObject({ code: "not-found" });
  });

  test("of what nobody has is no number, and has no addend", async () => {
    const query = bookProofQuery.parse({ ...miu, unit: "nothing of the kind" });
    const answer = await getBookProof(asViewer(), query);
    expect([named(answer), answer.total, answer.nextCursor]).toEqual([[], 0, null]);
    expect(answer.proof.value.metric).toEqual({ kind: "not-applicable" });
  });
});
