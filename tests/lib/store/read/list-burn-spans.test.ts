import { expect, test } from "vitest";
import { type Commitment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { addDuration, calendarDay, toEpochMs } from "@/lib/domain/base/period";
import { postingDayMax } from "@/lib/domain/forecast/burn-window";
import { burnOver } from "@/lib/domain/forecast/measured-burn";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Queryable } from "@/lib/store/database";
import { LATEST } from "@/lib/store/read/cuts";
import { listBurnSpans } from "@/lib/store/read/list-burn-spans";
import { listPostingDays } from "@/lib/store/read/list-posting-days";
import { createDice } from "@/sandbox/dice";
import { toDay, writeEntries } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

const dayMs = 86_400_000;
const at = "2026-11-20T14:00:00.000Z";

const commitmentOf = (more: Partial<Commitment> & Pick<Commitment, "id">): Commitment => ({
  ...UNSAID_TERMS,
  accountId: "a",
  contractId: null,
  provider: "metronome",
  externalId: more.id,
  name: more.id,
  description: null,
  side: "sold",
  shape: "burn-down",
  model: "discontinuous",
  category: "spend",
  vendorType: "PREPAID",
  unit: { kind: "currency", code: "USD" },
  measure: null,
  drawnAt: "commitment",
  start: "2025-01-01T00:00:00.000Z",
  end: "2027-01-01T00:00:00.000Z",
  zone: "UTC",
  ...more,
});

let ordinal = 0;

const draw = (
  commitment: Commitment,
  effectiveAt: string,
  amount: string,
  boundary: LedgerEntry["boundary"] = "closing",
): LedgerEntry => {
  ordinal += 1;
  return {
    id: `e${ordinal}`,
    accountId: commitment.accountId,
    commitmentId: commitment.id,
    segmentId: null,
    kind: "drawdown",
    boundary,
    effectiveAt,
    serviceStart: null,
    serviceEnd: null,
    amount: `-${amount}`,
    unit: commitment.unit,
    status: "posted",
    origin: "reported",
    invoiceId: null,
    detail: null,
    vendorType: null,
    ordinal,
  };
};

const rateOf = async (db: Queryable, members: readonly Commitment[], readTo = at) => {
  const of = members.map((commitment) => ({ commitment, at, readTo }));
  const [span] = (await listBurnSpans(db, of, LATEST)).values();
  return burnOver(span);
};

describeEachEngine("what burn rates are measured on", (db) => {
  test("two years of three deductions a day are measured over thirty days (metrics 3.4, ruling 19)", async () => {
    const commitment = commitmentOf({ id: "three-a-day" });
    const entries = Array.from({ length: 3 * 700 }, (_, index) =>
      draw(commitment, addDuration(commitment.start, 1 + (index * dayMs) / 3), "2"),
    );
    await writeEntries(db(), entries);
    expect(await rateOf(db(), [commitment])).toEqual({
      kind: "value",
      value: { perDay: "6", days: 30 },
    });
  });

  test("days without a row at the edges of the window count as nothing (ruling 28)", async () => {
    const derived = commitmentOf({
      id: "quiet-edges",
      provider: "vercel",
      measure: "pricing-quantity",
      unit: { kind: "quantity", code: "MIUs" },
    });
    const entries = Array.from({ length: 20 }, (_, index) => {
      const { start } = toDay(
        addDuration("2026-10-26T00:00:00.000Z", index * dayMs).slice(0, 10),
        "",
      );
      return draw(derived, start, "15.4875", "opening");
    });
    await writeEntries(db(), entries);
    expect(await rateOf(db(), [derived])).toEqual({
      kind: "value",
      value: { perDay: "10.325", days: 30 },
    });
  });

  test("a period that began long ago is measured from its own beginning (ruling 19)", async () => {
    const yearly = commitmentOf({ id: "half-years", start: "2022-01-01T00:00:00.000Z" });
    const stamps = ["2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"];
    await writeEntries(
      db(),
      stamps.map((day) => draw(yearly, `${day}T00:00:00.000Z`, "1080")),
    );
    // 1 Jan 2025 to 30 Jun 2026, three half-years.
    expect(await rateOf(db(), [yearly])).toEqual({
      kind: "value",
      value: { perDay: "5.934065934066", days: 546 },
    });
  });

  test("what was not read yet is no day of nothing", async () => {
    const commitment = commitmentOf({ id: "read-in-part" });
    const entries = Array.from({ length: 60 }, (_, index) =>
      draw(commitment, addDuration("2026-08-20T12:00:00.000Z", index * dayMs), "3"),
    );
    await writeEntries(db(), entries);
    const readTo = "2026-10-19T00:00:00.000Z";
    expect(await rateOf(db(), [commitment], readTo)).toMatchObject({ value: { perDay: "3" } });
    expect(await rateOf(db(), [commitment])).toMatchObject({ value: { days: 30 } });
    const never = [{ commitment, at, readTo: null }];
    expect((await listBurnSpans(db(), never, LATEST)).size).toBe(0);
  });

  test("posting days are those that going through the whole ledger finds", async () => {
    const dice = createDice("posting days");
    const zones = ["UTC", "America/Los_Angeles", "Asia/Tokyo"];
    for (let round = 0; round < 12; round += 1) {
      const commitment = commitmentOf({ id: `ledger-${round}` });
      const zone = zones[round % zones.length] ?? "UTC";
      const every = [1, 9, 40][dice.between(0, 2)] ?? 1;
      const entries = Array.from({ length: dice.between(0, 120) }, () => {
        const days = dice.between(0, 60) * every;
        const moment = [0, 8 * 3_600_000, dice.between(0, dayMs)][dice.between(0, 2)] ?? 0;
        const stamp = addDuration("2025-01-01T00:00:00.000Z", days * dayMs + moment);
        return draw(
          commitment,
          stamp,
          `${dice.between(1, 90)}`,
          dice.between(0, 1) ? "closing" : "opening",
        );
      });
      await writeEntries(db(), entries);
      const whole = { first: "2025-01-01", last: "2026-02-10", zone };
      const found = await listPostingDays(db(), [{ member: commitment, whole }], LATEST);
      const sums = new Map<string, number>();
      for (const { effectiveAt, boundary, amount } of entries) {
        const counted = toEpochMs(effectiveAt) - (boundary === "closing" ? 1 : 0);
        const day = calendarDay(new Date(counted).toISOString(), zone);
        if (day <= whole.last) sums.set(day, (sums.get(day) ?? 0) - Number(amount));
      }
      const expected = [...sums].sort().reverse().slice(0, postingDayMax);
      expect(
        (found.get(commitment.id) ?? []).map(({ day, consumed }) => [day, Number(consumed)]),
      ).toEqual(expected);
    }
  });
});
