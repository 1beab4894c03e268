import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isNegative, sumDecimals } from "@/lib/domain/base/money";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { figuresOf, inUnits } from "@/tests/lib/providers/metronome/figures";
import {
  entriesOf,
  find,
  type Reading,
  readAll,
  textOf,
} from "@/tests/lib/providers/metronome/reading";
import { now, story } from "@/tests/lib/providers/reading";
import { balanceAt } from "@/tests/support/oracles/balances";

let sandbox: Sandbox;
let reading: Reading;

beforeAll(async () => {
  sandbox = await startSandbox(story);
  const { url, token } = sandbox.metronome;
  reading = await readAll({ url, token });
});
afterAll(() => sandbox.close());

const amountOf = ({ amount }: { readonly amount: string }): string => amount;
const commitment = (name: string) => find(reading.commitments, name);
const ledger = (name: string) => entriesOf(reading, commitment(name));
const kindsOf = (name: string) => [...new Set(ledger(name).map(({ kind }) => kind))].sort();

test("every commitment has the figures that the sandbox expects, to the last digit", () => {
  const expected = sandbox.metronome.expected();
  expect(expected.length).toBeGreaterThan(25);
  expect(figuresOf(reading, expected)).toEqual(expected.map(inUnits));
});

describe("terms", () => {
  test("prepaid", () => {
    expect(commitment("2026 quarterly commit")).toMatchObject({
      side: "sold",
      shape: "burn-down",
      model: "discontinuous",
      category: "spend",
      vendorType: "PREPAID",
      unit: { kind: "currency", code: "USD" },
      measure: null,
      zone: "UTC",
      start: "2026-01-01T00:00:00.000Z",
      end: "2027-04-01T00:00:00.000Z",
      undated: [],
    });
  });

  test("postpaid with true-up: what is owed is built up, and the true-up closes it", () => {
    expect(commitment("Year 1 minimum")).toMatchObject({
      shape: "build-up",
      vendorType: "POSTPAID",
    });
    const entries = ledger("Year 1 minimum");
    const trueUp = entries.find(({ kind }) => kind === "true-up");
    expect(trueUp).toMatchObject({ boundary: "closing", status: "posted" });
    expect(trueUp?.invoiceId).toMatch(/^[0-9a-f-]{36}$/);
    expect(sumDecimals(entries.map(amountOf))).toBe("0");
  });

  test("credit", () => {
    expect(commitment("Goodwill credit")).toMatchObject({
      shape: "burn-down",
      vendorType: "CREDIT",
      createdAt: null,
    });
  });

  test("several segments, each with its own amount and period", () => {
    const { id } = commitment("Three-year ramp");
    const segments = reading.segments.filter(({ commitmentId }) => commitmentId === id);
    expect(segments.map(({ granted }) => granted)).toEqual(["180000", "260000", "340000"]);
    expect(segments.map(({ start }) => start)).toEqual([
      commitment("Three-year ramp").start,
      segments[0]?.end,
      segments[1]?.end,
    ]);
  });

  test("a commit with no contract belongs to its customer alone", () => {
    expect(commitment("Goodwill credit").contractId).toBeNull();
    const { contractId } = commitment("Three-year ramp");
    expect(contractId).toBe(find(reading.contracts, "Aldergate framework").id);
  });

  test("contract without end", () => {
    expect(find(reading.contracts, "Aldergate framework").end).toBeNull();
  });

  test("archived commit and contract keep their ledger and say since when", () => {
    expect(commitment("Trial commit").archivedAt).toBe("2026-02-01T00:00:00.000Z");
    expect(find(reading.contracts, "Kitsune trial").archivedAt).toBe("2026-02-01T00:00:00.000Z");
    expect(ledger("Trial commit")).not.toEqual([]);
  });

  test("rollover between contracts is a link and never new money", () => {
    const [old, heir] = [commitment("Starter commit"), commitment("Starter commit, rolled over")];
    expect(heir.rolledOverFrom).toBe(old.id);
    expect(old.rolloverFraction).toBe("0.2");
    expect(kindsOf("Starter commit, rolled over")).not.toContain("grant");
    const out = ledger("Starter commit").filter(({ kind }) => kind === "rollover-out");
    const into = ledger("Starter commit, rolled over").filter(({ kind }) => kind === "rollover-in");
    expect(out).toMatchObject([
      { amount: "-60000", boundary: "closing", detail: "to Harbour Freight 2026" },
    ]);
    expect(into).toMatchObject([{ amount: "60000", boundary: "opening" }]);
  });

  test("what a credit and a postpaid commit rolled over nets to nothing", () => {
    for (const name of ["Training credit", "Support minimum"]) {
      const both = reading.commitments.filter((each) => each.name === name);
      const moved = both
        .flatMap((each) => entriesOf(reading, each))
        .filter(({ kind }) => kind === "rollover-in" || kind === "rollover-out");
      expect(moved.map(amountOf).sort()).toEqual(["-500", "500"]);
    }
  });

  test("recurring commit and credit are templates that never count", () => {
    const contract = reading.contracts.find(({ attributes }) =>
      attributes.some(({ key }) => key.startsWith("recurring-commit:")),
    );
    const templates = (contract?.attributes ?? []).filter(({ key }) =>
      key.startsWith("recurring-"),
    );
    expect(templates.map(({ text }) => text.replace(/ \(.*/, ""))).toEqual([
      expect.stringMatching(
        /^Monthly AI credits: 5 × 10000 AI credits, monthly, each for 1 period, from \d{4}-\d\d-\d\d, AI credit pack$/,
      ),
      expect.stringMatching(/^Monthly bonus: 1 × 2500 AI credits, monthly/),
    ]);
    const ids = templates.map(({ key }) => key.split(":")[1]);
    expect(reading.commitments.some(({ externalId }) => ids.includes(externalId))).toBe(false);
    const made = reading.commitments.filter(({ name }) => name === "Monthly AI credits");
    expect(made.length).toBeGreaterThan(10);
    expect(textOf(made[0] ?? { attributes: [] }, "recurring-template")).toBe(
      `Monthly AI credits (${ids[0]})`,
    );
  });

  test("parent and child hierarchy with ALL, NONE and CONTRACT_IDS", () => {
    const parent = find(reading.contracts, "Castellan group agreement");
    const child = find(reading.contracts, "Castellan Studios");
    expect(textOf(parent, "child-contracts")).toBe(
      `Castellan Studios (contract ${child.externalId})`,
    );
    expect(textOf(child, "parent-contract")).toBe(
      `Castellan Media Group (contract ${parent.externalId}), paid for by the parent`,
    );
    expect(textOf(commitment("Group commit"), "child-access")).toBe("All child contracts may draw");
    expect(textOf(commitment("Head office commit"), "child-access")).toBe(
      "No child contract may draw",
    );
    expect(textOf(commitment("Studio commit"), "child-access")).toBe(
      `Only these may draw: contract ${child.externalId}`,
    );
  });

  test("applicable products, tags and specifiers in words", () => {
    expect(textOf(commitment("2026 quarterly commit"), "applicable-products")).toBe(
      "7f1f0a52-3d0b-4c0e-a1b7-2c9d5e8f6a01",
    );
    expect(textOf(commitment("Three-year ramp"), "applicable-tags")).toBe("compute or storage");
    expect(textOf(commitment("Goodwill credit"), "specifiers")).toBe("tagged storage");
  });

  test("priority and burn order", () => {
    expect(commitment("Goodwill credit").priority).toBe("10");
    expect(commitment("Three-year ramp").priority).toBe("100");
    expect(commitment("Launch year commit").priority).toBeNull();
  });

  test("COMMIT_RATE and LIST_RATE", () => {
    expect(textOf(commitment("2026 quarterly commit"), "rate-type")).toBe("commit rate");
    expect(textOf(commitment("Starter commit"), "rate-type")).toBe("list rate");
  });

  test("sales orders, opportunities and the Salesforce account can be searched for", () => {
    expect(textOf(commitment("2026 quarterly commit"), "sales-order")).toBe("SO-20417");
    expect(textOf(commitment("2026 quarterly commit"), "opportunity")).toBe("006Qx00000H4rbAAT");
    const account = find(reading.accounts, "Harbour Freight Systems");
    expect(textOf(account, "salesforce-account")).toMatch(/^001Qx0000\d{5}AAT$/);
    expect(textOf(account, "aliases")).toBe("harbour-freight");
  });

  test("what is billed stands beside what may be used", () => {
    const { id } = commitment("2026 quarterly commit");
    const invoices = reading.invoices.filter(({ commitmentId }) => commitmentId === id);
    expect(sumDecimals(invoices.map(amountOf))).toBe("600000");
    expect(new Set(invoices.map(({ unit }) => unit.code))).toEqual(new Set(["USD"]));
    expect(invoices.every(({ isInvoiced }) => isInvoiced)).toBe(true);
    expect(invoices.some(({ invoiceId }) => invoiceId !== null)).toBe(true);
  });
});

describe("units", () => {
  const unitOf = (name: string) => commitment(name).unit;

  test("USD in cents", () => {
    const [first] = reading.segments.filter(
      ({ commitmentId }) => commitmentId === commitment("2026 quarterly commit").id,
    );
    expect(first?.granted).toBe("135000");
    expect(ledger("2026 quarterly commit").some(({ amount }) => amount === "2500.008")).toBe(true);
  });

  test("EUR and JPY whole", () => {
    expect(unitOf("Goodwill credit")).toEqual({ kind: "currency", code: "EUR" });
    expect(unitOf("Launch year commit")).toEqual({ kind: "currency", code: "JPY" });
    expect(ledger("Launch year commit")[0]?.amount).toBe("48000000");
  });

  test("custom units", () => {
    const [made] = reading.commitments.filter(({ name }) => name === "Monthly AI credits");
    expect(made).toMatchObject({
      category: "usage",
      unit: { kind: "quantity", code: "AI credits" },
    });
  });

  test("QUANTITY access is never money", () => {
    expect(commitment("Inference request pack")).toMatchObject({
      category: "usage",
      unit: { kind: "quantity", code: "units" },
    });
    expect(ledger("Inference request pack")[0]?.amount).toBe("9000000");
  });

  test("a missing credit type is US cents, and said", () => {
    expect(unitOf("Studio commit")).toEqual({ kind: "currency", code: "USD" });
    expect(reading.rejected).toContainEqual(
      expect.objectContaining({
        code: "credit-type-missing",
        isSetAside: false,
        raw: expect.stringContaining("Studio commit"),
      }),
    );
  });
});

describe("ledger", () => {
  test("seat adjustments", () => {
    const seats = reading.entries.filter(({ vendorType }) => /SEAT_BASED/.test(vendorType ?? ""));
    expect(seats.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([
      ["adjustment", "10000"],
      ["adjustment", "250"],
    ]);
  });

  test("manual entries without a segment stand in the segment of their date", () => {
    const manual = ledger("2026 quarterly commit").filter(({ kind }) => kind === "adjustment");
    const segments = new Map(reading.segments.map((segment) => [segment.id, segment]));
    for (const { segmentId, effectiveAt } of manual) {
      const segment = segments.get(segmentId ?? "");
      expect(segment && segment.start <= effectiveAt && effectiveAt < (segment.end ?? "")).toBe(
        true,
      );
    }
    expect(manual.map(({ detail }) => detail)).toEqual([
      "Outage of 11 October",
      "Migration hours, next invoice",
    ]);
  });

  test("future-dated manual entries are posted, though they lie ahead", () => {
    const ahead = ledger("2026 quarterly commit").find(({ amount }) => amount === "-400");
    expect(ahead).toMatchObject({ status: "posted", kind: "adjustment" });
    expect((ahead?.effectiveAt ?? "") > now).toBe(true);
  });

  test("overdrawing: shown as 0 by the vendor, negative by us", () => {
    const own = commitment("Festival credit");
    const ours = balanceAt(ledger("Festival credit"), now);
    expect(isNegative(ours)).toBe(true);
    expect(reading.balances.find(({ id }) => id === own.id)?.amount).toBe("0");
  });

  test("cancelled and credited, with the sign as given", () => {
    const moved = ledger("Launch year commit").filter(
      ({ kind }) => kind === "cancellation" || kind === "credit-back",
    );
    expect(moved.map(({ kind, amount, boundary }) => [kind, amount, boundary])).toEqual([
      ["cancellation", "-4000000", "opening"],
      ["credit-back", "1500000", "opening"],
    ]);
  });

  test("a deduction stamped exactly at a segment's exclusive end belongs to that segment", () => {
    const segments = new Map(reading.segments.map((segment) => [segment.id, segment]));
    const atEnd = ledger("2026 quarterly commit").filter(
      ({ kind, segmentId, effectiveAt }) =>
        kind === "drawdown" && segments.get(segmentId ?? "")?.end === effectiveAt,
    );
    expect(atEnd.length).toBeGreaterThan(1);
    expect(atEnd.every(({ boundary }) => boundary === "closing")).toBe(true);
  });

  test("draft deductions are pending: stamped ahead, not posted", () => {
    const drafts = reading.entries.filter(({ status }) => status === "draft");
    expect(drafts.length).toBeGreaterThan(3);
    expect(drafts.every(({ kind, effectiveAt }) => kind === "drawdown" && effectiveAt > now)).toBe(
      true,
    );
  });

  test("an unknown entry type is kept, shown raw, counted as an adjustment and flagged", () => {
    const unknown = ledger("Launch year commit").find(
      ({ vendorType }) => vendorType === "PREPAID_COMMIT_REVALUATION",
    );
    expect(unknown).toMatchObject({ kind: "adjustment", amount: "75000", boundary: "opening" });
    expect(reading.rejected).toContainEqual(
      expect.objectContaining({
        code: "unknown-entry-type",
        stream: "ledger",
        isSetAside: false,
        reason: expect.stringContaining("PREPAID_COMMIT_REVALUATION"),
      }),
    );
  });

  test("two identical entries of one instant stay two, and keep their ids from read to read", async () => {
    const twins = ledger("Launch year commit").filter(({ detail }) => detail === "Support hours");
    expect(twins).toHaveLength(2);
    expect(new Set(twins.map(({ id }) => id)).size).toBe(2);
    const { url, token } = sandbox.metronome;
    const again = await readAll({ url, token });
    expect(again.entries.map(({ id }) => id).sort()).toEqual(
      reading.entries.map(({ id }) => id).sort(),
    );
    expect(new Set(reading.entries.map(({ id }) => id)).size).toBe(reading.entries.length);
  });
});

test("every fact carries what the vendor sent for it, and never the token", () => {
  const text = JSON.stringify(reading.batches);
  expect(text).not.toContain(sandbox.metronome.token);
  const ledgers = reading.batches.filter((batch) => batch.type === "ledger");
  const [first] = ledgers.flatMap(({ entries }) => entries);
  expect(JSON.parse(first?.source.raw ?? "")).toMatchObject({
    type: first?.fact.vendorType,
    timestamp: expect.any(String),
  });
  expect(first?.source.request).toMatch(/^POST \/v1\/contracts\/customerBalances\/list \{/);
});

test("batches come in order: accounts, then for each customer terms, ledger, end", () => {
  const firstTerms = reading.batches.findIndex(({ type }) => type === "terms");
  const lastAccounts = reading.batches.findLastIndex(({ type }) => type === "accounts");
  expect(lastAccounts).toBeLessThan(firstTerms);
  for (const { id } of reading.accounts) {
    const own = reading.batches.filter((batch) => "accountId" in batch && batch.accountId === id);
    expect(own.map(({ type }) => type)).toEqual(["terms", "ledger", "account-end"]);
  }
});
