import { expect, test } from "vitest";
import { contractRow } from "@/lib/providers/metronome/api-schema";
import { idsOf } from "@/lib/providers/metronome/ids";
import type { KnownPeriods } from "@/lib/providers/metronome/known-dates";
import { fromContract } from "@/lib/providers/metronome/map-contract";
import { createRemarks } from "@/lib/providers/metronome/remarks";
import { readRows } from "@/lib/providers/metronome/vendor-row";
import { textOf } from "@/tests/lib/providers/metronome/reading";

const ids = idsOf("con", "customer");
const names = {
  customers: new Map([["child-customer", "Child Ltd"]]),
  contracts: new Map([["old", "Agreement 2025"]]),
};

const read = (changes: object, known: KnownPeriods = new Map()) => {
  const remarks = createRemarks(ids.accountId);
  const sent = { id: "main", starting_at: "2026-01-01T00:00:00Z", ...changes };
  const page = { request: "POST /list {}", fetchedAt: "2026-11-20T00:00:00.000Z", items: [sent] };
  const [row] = readRows(page, contractRow, { stream: "terms", remarks });
  const [contract] = row ? fromContract({ ids, types: new Map(), names, known, remarks }, row) : [];
  const fact = contract?.fact;
  const said = remarks.rows.map(({ code, isSetAside }) => `${code}${isSetAside ? "!" : ""}`);
  return { fact, said, text: (key: string) => (fact ? textOf(fact, key) : undefined) };
};

test("a date that cannot be read takes nothing from the one that is known (metrics 3.14 ruling 24)", () => {
  const [end, archivedAt] = ["2027-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"];
  const known = new Map([
    [ids.contract("main"), { start: "2026-01-01T00:00:00.000Z", end, archivedAt }],
  ]);
  const bad = { ending_before: "some day", archived_at: "once" };
  const { fact, said } = read(bad, known);
  expect(fact).toMatchObject({ end, archivedAt });
  expect(said).toEqual(["bad-instant", "dates-kept", "bad-instant"]);
  expect(read({ ending_before: null }, known).fact).toMatchObject({ end: null });
});

test("dates: open-ended without an end, set aside without a start, a bad one is said", () => {
  expect(read({}).fact).toMatchObject({ end: null, archivedAt: null, name: "Contract main" });
  expect(read({ starting_at: null }).said).toEqual(["missing-field!"]);
  expect(read({ ending_before: "some day" })).toMatchObject({
    fact: { end: null },
    said: ["bad-instant"],
  });
});

test("a renewal, a supersession, a rollover and a type nobody knows, in words", () => {
  const transition = (type: string, isNew: boolean) => ({
    type,
    from_contract_id: isNew ? "old" : "main",
    to_contract_id: isNew ? "main" : "new",
  });
  const { text } = read({
    transitions: [
      transition("RENEWAL", true),
      transition("SUPERSEDE", false),
      transition("ROLLOVER", true),
      transition("SPLIT_OFF", false),
    ],
  });
  expect(text("transitions")).toBe(
    "renews Agreement 2025, superseded by contract new, rolled over from Agreement 2025 and split off to contract new",
  );
});

test("family, value, references and statements", () => {
  const { text } = read({
    total_contract_value: 250000.5,
    salesforce_opportunity_id: "006",
    netsuite_sales_order_id: "SO-1",
    usage_statement_schedule: { frequency: "QUARTERLY" },
    hierarchy_configuration: {
      children: [{ customer_id: "child-customer", contract_id: "c1" }, { contract_id: "c2" }],
    },
    custom_fields: { team: "north" },
  });
  expect(text("total-contract-value")).toBe("250000.5");
  expect(text("opportunity")).toBe("006");
  expect(text("sales-order")).toBe("SO-1");
  expect(text("usage-statements")).toBe("quarterly");
  expect(text("child-contracts")).toBe(
    "Child Ltd (contract c1) and a customer not named (contract c2)",
  );
  expect(text("custom-field:team")).toBe("north");
  const self = { parent: { customer_id: "p", contract_id: "c" }, payer: "SELF" };
  expect(read({ hierarchy_configuration: self }).text("parent-contract")).toBe(
    "p (contract c), pays for itself",
  );
});

test("a recurring commit in dollars is told in dollars; one of an unknown unit is never money", () => {
  const recurring = (id: string, credit_type_id: string) => ({
    id,
    product: { name: "Pack" },
    access_amount: { unit_price: 12345, quantity: 2, credit_type_id },
    starting_at: "2026-01-01T00:00:00Z",
    ending_before: "2026-07-01T00:00:00Z",
    commit_duration: { value: 3 },
    recurrence_frequency: "QUARTERLY",
  });
  const usd = "2714e483-4ff1-48e4-9e25-ac732e8f24f2";
  const { text } = read({
    recurring_commits: [recurring("a", usd)],
    recurring_credits: [recurring("b", "unknown"), "odd"],
  });
  const rest = "quarterly, each for 3 periods, from 2026-01-01 to 2026-07-01, Pack";
  expect(text("recurring-commit:a")).toBe(`Pack: 2 × 123.45 USD, ${rest} (a)`);
  expect(text("recurring-credit:b")).toBe(`Pack: 2 × 12345 unknown, ${rest} (b)`);
  expect(text("recurring-credit")).toBe('"odd"');
});
