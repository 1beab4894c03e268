import { describe, expect, test } from "vitest";
import type { Segment } from "@/lib/domain/base/commitment";
import { idsOf } from "@/lib/providers/metronome/ids";
import { fromLedger, type LedgerOf } from "@/lib/providers/metronome/map-ledger";
import { createRemarks } from "@/lib/providers/metronome/remarks";

const ids = idsOf("con", "customer");
const segment = (externalId: string, start: string, end: string): Segment => ({
  id: externalId,
  accountId: ids.accountId,
  commitmentId: ids.commitment("commit"),
  externalId,
  name: externalId,
  start: `${start}T00:00:00.000Z`,
  end: `${end}T00:00:00.000Z`,
  granted: "100",
});
const summer = segment("summer", "2026-06-01", "2026-09-01");
const autumn = segment("autumn", "2026-10-01", "2026-12-01");

const read = (entries: readonly unknown[], changes: Partial<LedgerOf> = {}) => {
  const remarks = createRemarks(ids.accountId);
  const facts = fromLedger(
    {
      ids,
      commitId: "commit",
      isPostpaid: false,
      isRolledOver: false,
      segments: [summer, autumn],
      measure: { unit: { kind: "currency", code: "EUR" }, isCents: false },
      contracts: new Map([["next", "Next year"]]),
      now: "2026-11-20T00:00:00.000Z",
      remarks,
      ...changes,
    },
    { request: "POST /list {}", fetchedAt: "2026-11-20T00:00:00.000Z", items: entries },
  ).map(({ fact }) => fact);
  return { facts, said: remarks.rows.map(({ code }) => code) };
};

const entry = (type: string, amount: unknown, rest: object = {}) => ({
  type,
  timestamp: "2026-07-01T00:00:00+00:00",
  amount,
  ...rest,
});
const inSummer = { segment_id: "summer" };

describe("every type of the ledger", () => {
  test.each([
    ["PREPAID_COMMIT_SEGMENT_START", 5, inSummer, "grant", "opening"],
    ["CREDIT_SEGMENT_START", 5, inSummer, "grant", "opening"],
    ["POSTPAID_COMMIT_INITIAL_BALANCE", 5, {}, "grant", "opening"],
    ["PREPAID_COMMIT_AUTOMATED_INVOICE_DEDUCTION", -5, inSummer, "drawdown", "closing"],
    ["POSTPAID_COMMIT_AUTOMATED_INVOICE_DEDUCTION", -5, inSummer, "drawdown", "closing"],
    ["CREDIT_AUTOMATED_INVOICE_DEDUCTION", -5, inSummer, "drawdown", "closing"],
    ["PREPAID_COMMIT_EXPIRATION", -5, inSummer, "expiration", "closing"],
    ["CREDIT_EXPIRATION", -5, inSummer, "expiration", "closing"],
    ["POSTPAID_COMMIT_EXPIRATION", -5, {}, "expiration", "closing"],
    ["PREPAID_COMMIT_ROLLOVER", -5, inSummer, "rollover-out", "closing"],
    ["POSTPAID_COMMIT_ROLLOVER", -5, inSummer, "rollover-out", "closing"],
    ["CREDIT_ROLLOVER", -5, inSummer, "rollover-out", "closing"],
    ["POSTPAID_COMMIT_TRUEUP", -5, {}, "true-up", "closing"],
    ["PREPAID_COMMIT_MANUAL", 5, {}, "adjustment", "opening"],
    ["POSTPAID_COMMIT_MANUAL", -5, {}, "adjustment", "opening"],
    ["CREDIT_MANUAL", -5, {}, "adjustment", "opening"],
    ["PREPAID_COMMIT_SEAT_BASED_ADJUSTMENT", 5, inSummer, "adjustment", "opening"],
    ["CREDIT_SEAT_BASED_ADJUSTMENT", 5, inSummer, "adjustment", "opening"],
    ["PREPAID_COMMIT_CANCELED", -5, inSummer, "cancellation", "opening"],
    ["CREDIT_CANCELED", -5, inSummer, "cancellation", "opening"],
    ["PREPAID_COMMIT_CREDITED", 5, inSummer, "credit-back", "opening"],
    ["CREDIT_CREDITED", 5, inSummer, "credit-back", "opening"],
  ])("%s", (type, amount, rest, kind, boundary) => {
    const isPostpaid = type.startsWith("POSTPAID");
    const segments = isPostpaid ? [summer] : [summer, autumn];
    const { facts, said } = read([entry(type, amount, rest)], { isPostpaid, segments });
    expect(facts).toMatchObject([
      {
        kind,
        boundary,
        amount: String(amount),
        vendorType: type,
        segmentId: "summer",
        status: "posted",
        origin: "reported",
        effectiveAt: "2026-07-01T00:00:00.000Z",
      },
    ]);
    expect(said).toEqual([]);
  });

  test.each(["GIFT", "PREPAID_COMMIT_GIFT", "CREDIT_toString", "PREPAID_COMMIT_constructor"])(
    "%s, which nobody knows, counts as an adjustment and is named",
    (type) => {
      const { facts, said } = read([entry(type, -7)]);
      expect(facts).toMatchObject([{ kind: "adjustment", amount: "-7", vendorType: type }]);
      expect(said).toEqual(["unknown-entry-type"]);
    },
  );

  test("what a rolled over commitment opens with came from another one", () => {
    const rows = [
      entry("PREPAID_COMMIT_SEGMENT_START", 5, inSummer),
      entry("POSTPAID_COMMIT_INITIAL_BALANCE", 5),
    ];
    const { facts } = read(rows, { isRolledOver: true });
    expect(facts.map(({ kind }) => kind)).toEqual(["rollover-in", "rollover-in"]);
  });

  test("a rollover names where it went, a correction why it was made", () => {
    const { facts } = read([
      entry("CREDIT_ROLLOVER", -1, { ...inSummer, new_contract_id: "next" }),
      entry("CREDIT_ROLLOVER", -1, { ...inSummer, new_contract_id: "other" }),
      entry("CREDIT_MANUAL", -1, { reason: "Outage" }),
    ]);
    expect(facts.map(({ detail }) => detail)).toEqual([
      "to Next year",
      "to contract other",
      "Outage",
    ]);
  });
});

describe("where an entry belongs", () => {
  const placeOf = (timestamp: string, type: string, rest: object = {}) => {
    const { facts, said } = read([
      { ...entry(type, -1, rest), timestamp: `${timestamp}T00:00:00Z` },
    ]);
    return [facts[0]?.segmentId, ...said];
  };

  test("to the segment it names, whatever its date", () => {
    const type = "PREPAID_COMMIT_AUTOMATED_INVOICE_DEDUCTION";
    expect(placeOf("2026-10-01", type, inSummer)).toEqual(["summer"]);
  });

  test("without a name, to the segment of its date, else the last begun, else the first", () => {
    expect(placeOf("2026-10-01", "CREDIT_MANUAL")).toEqual(["autumn"]);
    expect(placeOf("2026-09-15", "CREDIT_MANUAL")).toEqual(["summer"]);
    expect(placeOf("2027-03-01", "CREDIT_MANUAL")).toEqual(["autumn"]);
    expect(placeOf("2025-01-01", "CREDIT_MANUAL")).toEqual(["summer"]);
  });

  test("a closing entry without its name, to the segment that ends with it; and it is said", () => {
    const next = segment("next", "2026-09-01", "2026-10-01");
    const at = { timestamp: "2026-09-01T00:00:00Z" };
    const { facts, said } = read(
      [
        { ...entry("CREDIT_EXPIRATION", -1), ...at },
        { ...entry("CREDIT_MANUAL", -1), ...at },
      ],
      { segments: [next, summer] },
    );
    expect(facts.map(({ segmentId }) => segmentId)).toEqual(["summer", "next"]);
    expect(said).toEqual(["segment-missing"]);
  });

  test("with a name that no segment has, by its date; and it is said", () => {
    const rest = { segment_id: "winter" };
    expect(placeOf("2026-11-01", "CREDIT_EXPIRATION", rest)).toEqual(["autumn", "unknown-segment"]);
  });
});

describe("drafts, signs and amounts", () => {
  const ahead = { timestamp: "2026-12-01T00:00:00Z" };
  const deduction = "CREDIT_AUTOMATED_INVOICE_DEDUCTION";

  test("only a deduction that lies ahead is a draft", () => {
    const { facts } = read([
      { ...entry(deduction, -1, inSummer), ...ahead },
      { ...entry("CREDIT_MANUAL", -1), ...ahead },
      { ...entry(deduction, -1, inSummer), timestamp: "2026-11-20T00:00:00Z" },
    ]);
    expect(facts.map(({ status }) => status)).toEqual(["draft", "posted", "posted"]);
  });

  test("a sign against its type is kept and said; zero is no sign", () => {
    const { facts, said } = read([
      entry(deduction, 3, inSummer),
      entry("CREDIT_SEGMENT_START", -3, inSummer),
      entry(deduction, 0, inSummer),
    ]);
    expect(facts.map(({ amount }) => amount)).toEqual(["3", "-3", "0"]);
    expect(said).toEqual(["unexpected-sign", "unexpected-sign"]);
  });

  test("an entry without an instant or a number is set aside with what it carries", () => {
    const { facts, said } = read([
      { ...entry(deduction, -1, inSummer), timestamp: "yesterday" },
      entry(deduction, "twelve", inSummer),
      "not an entry",
    ]);
    expect(facts).toEqual([]);
    expect(said.sort()).toEqual(["amount-not-readable", "bad-instant", "unexpected-shape"]);
  });
});

describe("identity", () => {
  const draft = (amount: number) => [entry("CREDIT_MANUAL", amount, { reason: "Support" })];
  const idsIn = (entries: readonly unknown[]) => read(entries).facts.map(({ id }) => id);

  test("an entry keeps its id while its amount grows", () => {
    expect(idsIn(draft(-5))).toEqual(idsIn(draft(-9)));
  });

  test("alike entries stay apart, in the order given, and others do not move them", () => {
    const twins = [...draft(-5), ...draft(-5)];
    const [first, second] = idsIn(twins);
    expect(first).not.toBe(second);
    expect(idsIn([entry("CREDIT_MANUAL", 1, { reason: "Other" }), ...twins]).slice(1)).toEqual([
      first,
      second,
    ]);
    expect(read(twins).facts.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
  });

  test("another spelling of the same instant is the same entry", () => {
    const [row] = draft(-5);
    expect(idsIn([{ ...row, timestamp: "2026-07-01T02:00:00+02:00" }])).toEqual(idsIn(draft(-5)));
  });
});
