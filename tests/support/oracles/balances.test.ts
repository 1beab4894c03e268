import { describe, expect, test } from "vitest";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { MIU } from "@/tests/lib/domain/support/make";
import { balanceAt, closingBalance, runningBalances } from "@/tests/support/oracles/balances";

const entryOf = (
  fields: Pick<LedgerEntry, "id" | "kind" | "boundary" | "effectiveAt" | "amount">,
): LedgerEntry => ({
  accountId: "account",
  commitmentId: "commitment",
  segmentId: "segment",
  serviceStart: null,
  serviceEnd: null,
  unit: MIU,
  status: "posted",
  origin: "reported",
  invoiceId: null,
  detail: null,
  vendorType: null,
  ordinal: 0,
  ...fields,
});

// The vendor's own example of metrics 3.12: all of September, closing entries stamped 1 October.
const october = "2026-10-01T00:00:00.000Z";
const september = "2026-09-01T00:00:00.000Z";
const example = [
  entryOf({ id: "1", kind: "grant", boundary: "opening", effectiveAt: september, amount: "100" }),
  entryOf({ id: "2", kind: "drawdown", boundary: "closing", effectiveAt: october, amount: "-63" }),
  entryOf({
    id: "3",
    kind: "expiration",
    boundary: "closing",
    effectiveAt: october,
    amount: "-37",
  }),
];

describe("two ways to cut a ledger (metrics 3.2)", () => {
  test("September closes at 0 by the boundary rule", () => {
    expect(closingBalance(example, september)).toBe("0");
    expect(closingBalance(example, october)).toBe("0");
  });

  test.each([
    ["2026-09-30T23:59:59.999Z", "100"],
    ["2026-10-01T00:00:00.000Z", "0"],
    ["2026-10-01T00:00:00.001Z", "0"],
  ])("as of %s the balance is %s", (at, balance) => {
    expect(balanceAt(example, at)).toBe(balance);
  });

  test("a balance never sees an entry of the future", () => {
    expect(balanceAt(example, "2026-08-31T23:59:59.999Z")).toBe("0");
  });

  test("drafts are not settled", () => {
    const drafts = example.map((entry) => ({ ...entry, status: "draft" as const }));
    expect(balanceAt(drafts, october)).toBe("0");
  });

  test("at one instant deductions come before expiry, and both before what opens", () => {
    const opening = entryOf({
      id: "0",
      kind: "grant",
      boundary: "opening",
      effectiveAt: october,
      amount: "50",
    });
    const order = runningBalances([opening, ...[...example].reverse()]);
    expect(order.map(({ entry, balance }) => [entry.id, balance])).toEqual([
      ["1", "100"],
      ["2", "37"],
      ["3", "0"],
      ["0", "50"],
    ]);
  });

  test("an overage is a memo and leaves the balance as it was (ruling 16)", () => {
    const memo = entryOf({
      id: "4",
      kind: "overage",
      boundary: "opening",
      effectiveAt: september,
      amount: "20",
    });
    expect(balanceAt([...example, memo], october)).toBe("0");
    expect(runningBalances([memo])[0]?.balance).toBe("0");
  });
});
