import { beforeAll, expect, test } from "vitest";
import { mapMetric } from "@/lib/domain/base/metric";
import { isNegative, subtractDecimals, sumDecimals } from "@/lib/domain/base/money";
import { isTitled, type ProvenFigure, provenFigures } from "@/lib/domain/figures/provable";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getProvenance } from "@/lib/server/queries/get-provenance";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { ledgerQuery } from "@/lib/wire/ledger";
import { type Proof, provenanceAnswer } from "@/lib/wire/provenance";
import { footingsOf } from "@/tests/lib/domain/footings";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

const commitments = [
  "oct",
  "nov",
  "dec",
  "docs_oct",
  "docs_nov",
  "search",
  "unknown_amount",
  "spent",
  "late_oct",
];

const footings = ({ inputs }: Proof) =>
  footingsOf(
    inputs.map(({ metric, isResult }) => ({
      isResult,
      metric: mapMetric(metric, ({ amount }) => amount),
    })),
  );

describeEachEngine("a proof", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const prove = async (
    commitmentId: string,
    figure: ProvenFigure,
    entry?: string,
    viewer = asViewer(),
  ) =>
    provenanceAnswer.parse(
      await getProvenance(viewer, { commitmentId, figure, ...(entry ? { entry } : {}) }),
    ).data;

  test.each(commitments)("of every figure of %s sums to its result and to the page", async (id) => {
    const { data } = await getCommitment(asViewer(), { commitmentId: id });
    for (const figure of provenFigures) {
      const proof = await prove(id, figure);
      for (const [sum, result] of footings(proof)) expect([figure, sum]).toEqual([figure, result]);
      if (figure !== "pace" && isTitled(figure)) {
        expect(word(proof.value.metric)).toBe(word(data.figures[figure]));
      }
      for (const record of proof.records) {
        for (const mark of record.marks) expect(record.raw).toContain(mark);
      }
    }
  });

  test("opens down to the vendor's row, with what the figure stands on marked", async () => {
    const { records, recordCount } = await prove("nov", "available");
    expect(recordCount).toBe(1);
    expect(records[0]).toMatchObject({
      request: "GET /v1/billing/contract-commitments",
      line: 1,
      syncRunId: "run_con_1_0",
    });
    expect(records[0]?.marks).toContain('"ContractCommitmentQuantity":250');
  });

  test("names what it left out: other rows, overage, segments, other terms", async () => {
    const labelsOf = async (id: string, figure: ProvenFigure) =>
      (await prove(id, figure)).notCounted.map(({ label, note }) => [label, note]);
    expect(await labelsOf("nov", "drawn")).toEqual([
      ["Credit, not usage", "1 row"],
      ["Other unit GB-Seconds", "1 row"],
      ["Other terms of the contract", "2 terms, each its own pool"],
    ]);
    expect(await labelsOf("spent", "drawn")).toEqual([["Overage", "a memo, in no balance"]]);
  });

  test("lists the latest entries behind a figure and counts all of them", async () => {
    const drawn = await prove("oct", "drawn");
    expect(drawn.entryCount).toBe(30);
    expect(drawn.entries[0]).toMatchObject({ id: "oct.s.drawdown.2026-10-30" });
    expect(drawn.originNote).toBe("derived from 30 entries");
    expect((await prove("oct", "overage")).entries.map(({ label }) => label)).toEqual([
      "Overage, 2026-10-31",
    ]);
  });

  test("of a burn rate counts the days of every term it was measured on", async () => {
    const burn = await prove("nov", "burn");
    expect(word(burn.value.metric)).toBe("10");
    expect(burn.inputs.map(({ label, metric }) => [label, word(metric)])).toEqual([
      ["MIU allocation, November", "190"],
      ["MIU allocation, October", "110"],
      ["Consumed over 30 complete days", "300"],
    ]);
    expect(burn.quotient).toMatchObject({ above: { value: { amount: "300" } }, days: 30 });
    // 30 days, one of which, 31 October, is overage.
    expect(burn.entryCount).toBe(30);
  });

  test.each(commitments)("of what is foretold of %s ends where the page says", async (id) => {
    const { data } = await getCommitment(asViewer(), { commitmentId: id });
    const { outlooks } = (await getUtilization(asViewer(), { commitmentId: id })).data.forecast ?? {
      outlooks: [],
    };
    const proof = await prove(id, "whatComes");
    expect(proof.event).toEqual(data.whatComes);
    const steps = proof.walk?.steps ?? [];
    expect(proof.walk?.stepCount).toBe(steps.length);
    for (const { segmentId, line, unused, overage, overFrom } of outlooks) {
      const own = steps.filter((step) => step.segmentId === segmentId);
      const moved = own.map(({ amount, kind }) =>
        kind === "draws" ? (amount?.amount ?? "0") : "0",
      );
      const [first, last] = [line[0]?.left ?? "0", line.at(-1)?.left ?? "0"];
      expect(subtractDecimals(first, sumDecimals(moved))).toBe(last);
      const over = own.find(({ kind }) => kind === "over");
      expect([over?.from ?? null, over?.amount?.amount ?? "0"]).toEqual([overFrom, overage]);
      const ends = own.find(({ kind }) => kind === "ends")?.left?.amount ?? null;
      expect(ends === null || isNegative(ends) ? unused : ends).toBe(unused);
    }
  });

  test("of what a pool lapses with walks from what is left now, step by step", async () => {
    const { inputs, walk, formula } = await prove("nov", "lapseAhead");
    expect(formula.section).toBe("3.6");
    expect(inputs.map(({ label, metric }) => [label, word(metric)])).toMatchInlineSnapshot(`
      [
        [
          "Left, Segment 1",
          "50",
        ],
        [
          "Drawn at this rate, Segment 1",
          "-50",
        ],
        [
          "Expected to lapse",
          "0",
        ],
      ]
    `);
    expect(walk?.rate).toMatchObject({ perDay: { value: { amount: "10" } }, window: { days: 30 } });
    expect(
      walk?.steps.map(({ kind, from, to, left }) => [kind, from, to, left?.amount]),
    ).toMatchInlineSnapshot(`
      [
        [
          "begins",
          "2026-11-20T14:00:00.000Z",
          "2026-11-20T14:00:00.000Z",
          "50",
        ],
        [
          "draws",
          "2026-11-20T14:00:00.000Z",
          "2026-11-25T14:00:00.000Z",
          "0",
        ],
        [
          "waits",
          "2026-11-25T14:00:00.000Z",
          "2026-12-01T00:00:00.000Z",
          "0",
        ],
        [
          "over",
          "2026-11-25T14:00:00.000Z",
          "2026-12-01T00:00:00.000Z",
          undefined,
        ],
        [
          "ends",
          "2026-12-01T00:00:00.000Z",
          "2026-12-01T00:00:00.000Z",
          "0",
        ],
      ]
    `);
  });

  test("of every entry of the ledger sums to the entry", async () => {
    for (const commitmentId of ["nov", "docs_oct"]) {
      const query = { ...ledgerQuery.parse({}), commitmentId };
      const { data } = await listLedger(asViewer(), query);
      for (const { id, amount } of data) {
        const proof = await prove(commitmentId, "available", id);
        expect(word(proof.value.metric)).toBe(amount);
        for (const [sum, result] of footings(proof)) expect([id, sum]).toEqual([id, result]);
      }
    }
  });

  test("of a drawdown shows the charge rows themselves", async () => {
    const proof = await prove("nov", "available", "nov.s.drawdown.2026-11-19");
    expect(proof.recordCount).toBe(2);
    expect(proof.records.map(({ line, marks }) => [line, marks])).toEqual([
      [37, ['"PricingQuantity":6']],
      [38, ['"PricingQuantity":4']],
    ]);
    expect(proof.notCounted.map(({ label }) => label)).toEqual([
      "Credit, not usage",
      "Other unit GB-Seconds",
    ]);
  });

  test("keeps the raw records from a viewer who may read balances only, and counts them", async () => {
    const proof = await prove("nov", "available", undefined, asViewer("viewer"));
    expect([proof.records, proof.recordCount]).toEqual([[], 1]);
    expect(word(proof.value.metric)).toBe("50");
  });

  test("is not found outside of the scope", async () => {
    const manager = asViewer("account-manager", ["acc_docs"]);
    await expect(prove("nov", "available", undefined, manager)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
