import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { negateDecimal } from "@/lib/domain/base/money";
import type { RejectedRow } from "@/lib/providers/provider";
import type { Fault } from "@/sandbox/faults/fault";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
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
let whole: Reading;

const path = "/v1/contracts/customerBalances/list";
/** One commit in USD, with the longest ledger. */
const account = "tallow-and-finch";

const read = () => readAll({ url: sandbox.metronome.url, token: sandbox.metronome.token });

beforeAll(async () => {
  sandbox = await startSandbox(story);
  whole = await read();
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

type LedgerTrouble = Extract<Fault, { readonly kind: "ledger" }>["as"];

const readWith = async (as: LedgerTrouble) => {
  sandbox.setFault({ kind: "ledger", as, path, account });
  const reading = await read();
  const entries = entriesOf(reading, find(reading.commitments, "Two-year commit"));
  const good = entriesOf(whole, find(whole.commitments, "Two-year commit"));
  const changed = entries.filter(
    (entry, index) => JSON.stringify(entry) !== JSON.stringify(good[index]),
  );
  return { reading, entries, good, changed, said: newIn(reading) };
};

/** What this read says that a good one does not. */
const newIn = ({ rejected }: Reading): readonly RejectedRow[] => {
  const known = new Set(whole.rejected.map(({ code, raw }) => code + raw));
  return rejected.filter(({ code, raw }) => !known.has(code + raw));
};

test("a ledger that does not foot is kept as it is, beside the vendor's balance", async () => {
  const { reading, entries, good, said } = await readWith("lost-entry");
  expect(entries).toHaveLength(good.length - 1);
  expect(said).toEqual([]);
  const balanceOf = ({ balances }: Reading) =>
    balances.find(({ id }) => id === entries[0]?.commitmentId)?.amount;
  expect(balanceOf(reading)).toBe(balanceOf(whole));
  expect(balanceAt(entries, now)).not.toBe(balanceAt(good, now));
});

test("a positive deduction keeps its sign, and is named", async () => {
  const { changed, good, said } = await readWith("positive-deduction");
  const [entry] = changed;
  const before = good.find(({ id }) => id === entry?.id);
  expect(entry).toMatchObject({ kind: "drawdown", amount: negateDecimal(before?.amount ?? "") });
  expect(said).toMatchObject([{ code: "unexpected-sign", stream: "ledger", isSetAside: false }]);
});

test("an amount as a string is read exactly, and named", async () => {
  const { changed, said } = await readWith("amount-as-text");
  expect(changed).toEqual([]);
  expect(said).toMatchObject([{ code: "amount-as-text", isSetAside: false }]);
});

test("a float with 17 digits keeps every one of them, and is named", async () => {
  const { changed, said } = await readWith("long-float");
  expect(changed).toHaveLength(1);
  expect(changed[0]?.amount.replace(/\D/g, "").replace(/^0+/, "")).toHaveLength(17);
  expect(changed[0]?.amount).toMatch(/7$/);
  expect(said).toMatchObject([{ code: "amount-many-digits", isSetAside: false }]);
});

test("an entry without an amount is set aside, and the others are kept", async () => {
  const { entries, good, said } = await readWith("amount-missing");
  expect(entries).toHaveLength(good.length - 1);
  expect(said).toMatchObject([{ code: "amount-not-given", stream: "ledger", isSetAside: true }]);
});

test("a missing segment id: the entry stands in the segment of its date, and is named", async () => {
  const { entries, good, said } = await readWith("no-segment-id");
  expect(entries.map(({ segmentId }) => segmentId)).toEqual(good.map(({ segmentId }) => segmentId));
  expect(said).toMatchObject([{ code: "segment-missing", isSetAside: false }]);
});

test("an entry of an unknown type counts by its sign, and is named", async () => {
  const { changed, said } = await readWith("unknown-type");
  expect(changed).toMatchObject([
    { kind: "adjustment", vendorType: "PREPAID_COMMIT_REAPPRAISAL", boundary: "opening" },
  ]);
  expect(said).toMatchObject([{ code: "unknown-entry-type", isSetAside: false }]);
});

test("a segment that ends before it starts is left out, and the commitment says so", async () => {
  sandbox.setFault({ kind: "inverted-period", path, account: "castellan-group", line: 1 });
  const reading = await read();
  const own = find(reading.commitments, "Group commit");
  expect(reading.segments.filter(({ commitmentId }) => commitmentId === own.id)).toEqual([]);
  expect(textOf(own, "set-aside")).toBe("1 segment could not be read and is left out");
  expect(own.undated).toEqual(["start", "end"]);
  expect(newIn(reading)).toContainEqual(
    expect.objectContaining({
      code: "ends-before-start",
      isSetAside: true,
      carries: { amount: "180000", unit: { kind: "currency", code: "USD" } },
    }),
  );
  const entries = entriesOf(reading, own);
  expect(entries.map(({ amount }) => amount)).toEqual(
    entriesOf(whole, own).map(({ amount }) => amount),
  );
  expect(entries.every(({ segmentId }) => segmentId === null)).toBe(true);
});

test("two commits with one id: the first is kept, the other named; the lost one is found elsewhere", async () => {
  sandbox.setFault({ kind: "duplicate-id", path, account: "castellan-group" });
  const reading = await read();
  expect(find(reading.commitments, "Group commit")).toEqual(
    find(whole.commitments, "Group commit"),
  );
  expect(newIn(reading)).toContainEqual(
    expect.objectContaining({ code: "duplicate-id", isSetAside: true }),
  );
  expect(find(reading.commitments, "Head office commit").id).toBe(
    find(whole.commitments, "Head office commit").id,
  );
});

test("numbers as text everywhere change no figure", async () => {
  sandbox.setFault({ kind: "number-as-string", path, line: "every" });
  const reading = await read();
  expect(reading.entries).toEqual(whole.entries);
  expect(reading.segments).toEqual(whole.segments);
  expect(reading.balances).toEqual(whole.balances);
  expect(newIn(reading).every(({ isSetAside }) => !isSetAside)).toBe(true);
});

test("a commitment of an unknown type is set aside, and the others are kept", async () => {
  sandbox.setFault({ kind: "unknown-category", path, account: "castellan-group" });
  const reading = await read();
  expect(reading.commitments).toHaveLength(whole.commitments.length - 1);
  expect(newIn(reading)).toMatchObject([{ code: "unknown-type", isSetAside: true }]);
});
