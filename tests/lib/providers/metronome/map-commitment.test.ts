import { describe, expect, test } from "vitest";
import { commitRow } from "@/lib/providers/metronome/api-schema";
import { idsOf } from "@/lib/providers/metronome/ids";
import { type CommitmentsOf, fromCommit } from "@/lib/providers/metronome/map-commitment";
import { createRemarks } from "@/lib/providers/metronome/remarks";
import { readRows } from "@/lib/providers/metronome/vendor-row";
import { textOf } from "@/tests/lib/providers/metronome/reading";

const ids = idsOf("con", "customer");
const usd = { id: "2714e483-4ff1-48e4-9e25-ac732e8f24f2", name: "USD (cents)" };
const tokens = { id: "tokens", name: "Tokens" };

const item = (id: string, changes: object = {}) => ({
  id,
  amount: 100,
  starting_at: "2026-01-01T00:00:00Z",
  ending_before: "2027-01-01T00:00:00+00:00",
  ...changes,
});
const commit = (changes: object = {}) => ({
  id: "commit",
  type: "PREPAID",
  product: { id: "product", name: "Platform commit" },
  created_at: "2025-12-15T09:00:00+00:00",
  access_schedule: { credit_type: usd, schedule_items: [item("one")] },
  ledger: [],
  ...changes,
});

const read = (sent: unknown, changes: Partial<CommitmentsOf> = {}) => {
  const remarks = createRemarks(ids.accountId);
  const page = { request: "POST /list {}", fetchedAt: "2026-11-20T00:00:00.000Z", items: [sent] };
  const [row] = readRows(page, commitRow, { stream: "terms", remarks });
  const mapped =
    row &&
    fromCommit(
      {
        ids,
        types: new Map([["tokens", { name: "Tokens", isCurrency: false }]]),
        contracts: new Map([["main", { name: "Main", start: "2025-11-01T00:00:00.000Z" }]]),
        contractNames: new Map([["main", "Main agreement"]]),
        templates: new Map(),
        now: "2026-11-20T00:00:00.000Z",
        known: new Map(),
        remarks,
        ...changes,
      },
      row,
    );
  const said = remarks.rows.map(({ code, isSetAside }) => `${code}${isSetAside ? "!" : ""}`);
  const fact = mapped?.commitment.fact;
  return {
    fact,
    segments: mapped?.segments.map((segment) => segment.fact) ?? [],
    invoices: mapped?.invoices.map((invoice) => invoice.fact) ?? [],
    balance: mapped?.balance?.fact ?? null,
    raw: mapped?.commitment.source.raw,
    said,
    text: (key: string) => (fact ? textOf(fact, key) : undefined),
  };
};

describe("names and numbers", () => {
  test("a commit without a name is called like its product, and without one by its id", () => {
    expect(read(commit()).fact?.name).toBe("Platform commit");
    expect(read(commit({ name: " Year one " })).fact?.name).toBe("Year one");
    expect(read(commit({ product: null })).fact?.name).toBe("PREPAID commit");
  });

  test("a rollover fraction is a share; a hundred is not guessed at", () => {
    expect(read(commit({ rollover_fraction: 0.25 })).fact?.rolloverFraction).toBe("0.25");
    expect(read(commit({ rollover_fraction: 1 })).fact?.rolloverFraction).toBe("1");
    for (const fraction of [100, -0.1, "all"]) {
      const { fact, said } = read(commit({ rollover_fraction: fraction }));
      expect([fact?.rolloverFraction, ...said]).toEqual([null, "rollover-fraction-unclear"]);
    }
  });

  test("a priority that is no number is not a place in the order", () => {
    expect(read(commit({ priority: 10.5 })).fact?.priority).toBe("10.5");
    expect(read(commit({ priority: "first" }))).toMatchObject({
      fact: { priority: null },
      said: ["priority-not-readable"],
    });
  });

  test("the balance is in the unit of the access schedule, and no part of the record kept", () => {
    const { balance, raw } = read(commit({ balance: 187412.8 }));
    expect(balance).toMatchObject({ amount: "1874.128", unit: { code: "USD" } });
    expect(raw).not.toContain("balance");
    expect(read(commit()).balance).toBeNull();
    expect(read(commit({ balance: "much" }))).toMatchObject({
      balance: null,
      said: ["amount-not-readable!"],
    });
  });

  test("a type that nobody knows has no shape and is set aside", () => {
    expect(read(commit({ type: "CAPACITY" })).said).toEqual(["unknown-type!"]);
    expect(read(commit({ type: "toString" })).said).toEqual(["unknown-type!"]);
    expect(read(commit({ type: undefined })).said).toEqual(["missing-field!"]);
  });
});

describe("when", () => {
  const scheduled = (...items: readonly unknown[]) =>
    read(commit({ access_schedule: { credit_type: usd, schedule_items: items } }));

  test("from the first start to the last end", () => {
    const later = { starting_at: "2027-01-01T00:00:00Z", ending_before: "2028-01-01T00:00:00Z" };
    const { fact, segments } = scheduled(item("two", later), item("one"));
    expect([fact?.start, fact?.end]).toEqual([
      "2026-01-01T00:00:00.000Z",
      "2028-01-01T00:00:00.000Z",
    ]);
    expect(segments.map(({ name }) => name)).toEqual([
      "Platform commit, part 1",
      "Platform commit, part 2",
    ]);
  });

  test("a segment without an end leaves the end undated", () => {
    const { fact, said } = scheduled(item("one", { ending_before: null }));
    expect(fact).toMatchObject({ end: null, undated: ["end"] });
    expect(said).toEqual(["missing-field"]);
  });

  test("without a schedule it starts with the first instant known of, and says so", () => {
    const bare = { access_schedule: undefined, contract: { id: "main" } };
    expect(read(commit(bare))).toMatchObject({
      fact: { start: "2025-11-01T00:00:00.000Z", end: null, undated: ["start", "end"] },
      said: ["credit-type-missing", "no-segments"],
    });
    const manual = { type: "CREDIT_MANUAL", timestamp: "2026-03-01T00:00:00Z", amount: 1 };
    const credit = { type: "CREDIT", access_schedule: null, created_at: null, ledger: [manual] };
    expect(read(commit(credit)).fact?.start).toBe("2026-03-01T00:00:00.000Z");
    expect(read(commit({ ...credit, ledger: [] })).said).toContain("no-dates!");
  });

  test("segments that cannot be read are counted; the same id counts once", () => {
    const { segments, said, text } = scheduled(
      item("one"),
      item("one", { amount: 7 }),
      item("two", { starting_at: "soon" }),
      item("three", { ending_before: "2025-01-01T00:00:00Z" }),
      "no segment",
    );
    expect(segments.map(({ externalId, granted }) => [externalId, granted])).toEqual([
      ["one", "1"],
    ]);
    expect(said.sort()).toEqual([
      "bad-instant!",
      "duplicate-id!",
      "ends-before-start!",
      "unexpected-shape!",
    ]);
    expect(text("set-aside")).toBe("4 segments could not be read and are left out");
  });

  test("an amount that is no number is not given, never zero", () => {
    const { segments, said } = scheduled(item("one", { amount: "a lot" }));
    expect([segments[0]?.granted, ...said]).toEqual([null, "amount-not-readable"]);
  });

  test("a segment without an id is known by its dates", () => {
    const { segments, said } = scheduled(item("", { id: undefined }));
    expect(segments[0]?.externalId).toBe("2026-01-01T00:00:00.000Z 2027-01-01T00:00:00.000Z");
    expect(said).toEqual(["segment-without-id"]);
  });
});

describe("what is billed", () => {
  const billed = (schedule: object) =>
    read(
      commit({
        access_schedule: { credit_type: tokens, schedule_items: [item("one")] },
        invoice_schedule: schedule,
      }),
    );
  const invoice = (id: string, changes: object = {}) => ({
    id,
    invoice_id: null,
    amount: 5000,
    timestamp: "2026-01-01T00:00:00Z",
    ...changes,
  });

  test("tokens granted, dollars billed: each in its own unit", () => {
    const { fact, segments, invoices } = billed({
      credit_type: usd,
      schedule_items: [invoice("one", { invoice_id: "INV-1" })],
    });
    expect(fact).toMatchObject({ category: "usage", unit: { kind: "quantity", code: "Tokens" } });
    expect(segments[0]?.granted).toBe("100");
    expect(invoices).toMatchObject([
      { amount: "50", unit: { code: "USD" }, invoiceId: "INV-1", isInvoiced: true },
    ]);
  });

  test("a schedule that is not invoiced says so", () => {
    const schedule = { credit_type: usd, do_not_invoice: true, schedule_items: [invoice("one")] };
    expect(billed(schedule).invoices[0]?.isInvoiced).toBe(false);
  });

  test("items that cannot be read are set aside, one by one", () => {
    const { invoices, said } = billed({
      credit_type: usd,
      schedule_items: [
        invoice("one"),
        invoice("one"),
        invoice("two", { amount: undefined }),
        invoice("three", { timestamp: null }),
      ],
    });
    expect(invoices).toHaveLength(1);
    expect(said.sort()).toEqual(["amount-not-given!", "duplicate-id!", "missing-field!"]);
  });
});

describe("in words", () => {
  test("what may draw it", () => {
    const { text } = read(
      commit({
        applicable_product_ids: ["a", "b"],
        applicable_product_tags: ["compute", "storage", "network"],
        applicable_contract_ids: ["main", "other"],
        specifiers: [
          { product_id: "p", product_tags: ["gpu"], exclude: [{ product_tags: ["spot"] }] },
          { presentation_group_values: { region: "eu" }, pricing_group_values: { tier: ["x"] } },
          {},
        ],
      }),
    );
    expect(text("applicable-products")).toBe("a and b");
    expect(text("applicable-tags")).toBe("compute, storage or network");
    expect(text("applicable-contracts")).toBe("Main agreement and contract other");
    expect(text("specifiers")).toBe(
      'product p, tagged gpu and not tagged spot; or tier ["x"] and region eu; or any usage',
    );
  });

  test("references, custom fields and an odd shape that costs no commitment", () => {
    const { fact, text, said } = read(
      commit({
        uniqueness_key: "key-1",
        created_by: "Ada",
        custom_fields: { region: "emea", size: 3 },
        invoice_contract: { id: "main" },
        recurring_commit_id: "template",
        subscription_config: { subscription_id: "sub", allocation: "INDIVIDUAL" },
        specifiers: "everything",
        hierarchy_configuration: { child_access: { type: "SOME" } },
      }),
    );
    expect(fact).toBeDefined();
    expect(said).toEqual([]);
    const keys = ["uniqueness-key", "created-by", "custom-field:region", "custom-field:size"];
    expect(keys.map(text)).toEqual(["key-1", "Ada", "emea", "3"]);
    expect(text("invoiced-on")).toBe("Main agreement");
    expect(text("recurring-template")).toBe("template");
    expect(text("subscription")).toBe("sub, individual seats");
    expect(text("child-access")).toBe("SOME");
    expect(text("specifiers")).toBeUndefined();
  });
});
