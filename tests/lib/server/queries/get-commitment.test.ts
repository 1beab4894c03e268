import { beforeAll, describe, expect, test } from "vitest";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getPeriods } from "@/lib/server/queries/get-periods";
import { dropProjection } from "@/lib/store/projection/ensure-forward";
import { commitmentAnswer, periodsAnswer } from "@/lib/wire/commitment";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("a commitment", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  type Clocks = { readonly asOf?: string; readonly knownAt?: string };
  const get = async (commitmentId: string, clocks: Clocks = {}, viewer = asViewer()) =>
    commitmentAnswer.parse(await getCommitment(viewer, { commitmentId, ...clocks }));

  test("stands among the terms of its account, in time", async () => {
    const { data } = await get("nov");
    expect(data.siblings).toEqual({ previousId: "oct", nextId: "dec", position: 2, count: 3 });
    expect(data).toMatchObject({
      origin: "derived",
      measure: "pricing-quantity",
      entryCount: 21,
      firstDrawAt: "2026-11-01T07:00:00.000Z",
      agreement: { tieOut: { kind: "not-applicable" }, hourly: null, invoices: [] },
    });
  });

  test("with overlapping segments draws the one that ends first, and sums both", async () => {
    const { data } = await get("search");
    expect(data.drawnAt).toBe("contract");
    expect(
      data.segments.map(({ state, figures }) => [
        state,
        word(figures.drawn),
        word(figures.available),
      ]),
    ).toEqual([
      ["exhausted", "100", "0"],
      ["active", "20", "60"],
    ]);
    expect(word(data.figures.available)).toBe("60");
    expect(data.state).toBe("active");
  });

  describe("at another instant", () => {
    test("sees no entry that counts later (metrics 3.2)", async () => {
      const { data } = await get("nov", { asOf: "2026-11-10T00:00:00Z" });
      expect([word(data.figures.drawn), word(data.figures.available)]).toEqual(["90", "160"]);
    });

    test("a millisecond decides whether a day has begun", async () => {
      const drawnAt = async (asOf: string) => word((await get("nov", { asOf })).data.figures.drawn);
      expect(await drawnAt("2026-11-10T07:59:59.999Z")).toBe("90");
      expect(await drawnAt("2026-11-10T08:00:00.000Z")).toBe("100");
    });

    test("is upcoming before its start and expired from its end on", async () => {
      const stateAt = async (asOf: string) => (await get("nov", { asOf })).data.state;
      expect(await stateAt("2026-10-31T23:59:59.999Z")).toBe("upcoming");
      expect(await stateAt("2026-11-01T00:00:00.000Z")).toBe("active");
      expect(await stateAt("2026-12-01T00:00:00.000Z")).toBe("expired");
    });

    test("in the future has ended without having been read since", async () => {
      const { data } = await get("nov", { asOf: "2026-12-05T00:00:00Z" });
      expect(word(data.figures.lapsed)).toBe("no-data: ended, not read since");
      expect(data.whatComes).toEqual({ kind: "unknown", reason: "ended, not read since" });
      expect(data.isIncomplete).toBe(true);
    });
  });

  test("is what was believed at the other clock", async () => {
    const db = getDatabase();
    const corrected = "2026-11-20T13:00:00.000Z";
    const entry = "nov.s.drawdown.2026-11-02";
    await db.query("update ledger_entries set known_to = $1 where id = $2", [corrected, entry]);
    await db.query(
      `insert into ledger_entries select account_id, id, $1::timestamptz, null, digest, source_id,
         commitment_id, segment_id, kind, boundary, effective_at, rank, ordinal, service_start,
         service_end, -4, unit_kind, unit_code, status, origin, invoice_id, detail, vendor_type
       from ledger_entries where id = $2`,
      [corrected, entry],
    );
    // Facts written by hand move no months: those are added up anew.
    await dropProjection(db);
    const drawnWhen = async (knownAt: string) =>
      word((await get("nov", { knownAt, asOf: now })).data.figures.drawn);
    const before = await drawnWhen("2026-11-20T12:59:59.999Z");
    const after = await drawnWhen(corrected);
    await db.query("delete from ledger_entries where id = $1 and known_from = $2", [
      entry,
      corrected,
    ]);
    await db.query("update ledger_entries set known_to = null where id = $1", [entry]);
    await dropProjection(db);
    // No run is on record by then, so how far the account had been read is not known.
    expect([before, after]).toEqual(["200 incomplete", "194 incomplete"]);
  });

  test("out of scope and not there are the same not-found", async () => {
    const manager = asViewer("account-manager", ["acc_docs"]);
    const notYours = await get("nov", {}, manager).catch((error: unknown) => error);
    const notThere = await get("nowhere", {}, manager).catch((error: unknown) => error);
    expect(notYours).toMatchObject({ code: "not-found" });
    expect(notYours).toEqual(notThere);
  });

  test("hides the signed terms from a viewer who may read balances only", async () => {
    const { data } = await get("nov", {}, asViewer("viewer"));
    expect(data).toMatchObject({ contract: null, description: null });
    expect(word(data.figures.available)).toBe("50");
  });

  test("lies in a lane with every term of its contract", async () => {
    const { data } = periodsAnswer.parse(await getPeriods(asViewer(), { commitmentId: "nov" }));
    expect(data.contract?.externalId).toBe("sub_c1");
    expect(
      data.terms.map(({ commitmentId, state, isThis }) => [commitmentId, state, isThis]),
    ).toEqual([
      ["oct", "expired", false],
      ["nov", "active", true],
      ["dec", "upcoming", false],
    ]);
  });

  test("without a contract lies in a lane of its own, one term per segment", async () => {
    const { data } = periodsAnswer.parse(await getPeriods(asViewer(), { commitmentId: "search" }));
    expect(data.contract).toBeNull();
    expect(data.terms.map(({ name, isThis }) => [name, isThis])).toEqual([
      ["Segment 1", true],
      ["Segment 2", true],
    ]);
  });
});
