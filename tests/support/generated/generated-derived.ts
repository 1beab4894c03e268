import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { Charge } from "@/lib/domain/ledger/charge";
import type { ProviderBatch } from "@/lib/providers/provider";
import {
  accountsBatch,
  amountOf,
  completenessOf,
  monthStart,
  nameOf,
  type Told,
} from "@/tests/support/generated/told";

const accountIds = ["acc_d1", "acc_d2", "acc_d3"];

/** Teams whose ledger is derived from terms and daily charges; one of them the source keeps shut. */
export function* listDerivedBatches(told: Told): Generator<ProviderBatch> {
  // The third team is no longer listed at the last reading.
  const listed = accountIds.filter((id) => id !== "acc_d3" || told.reading < 2);
  yield accountsBatch(told, "vercel", [
    ...listed.map((id) => ({ id, access: "readable" as const })),
    { id: "acc_d4", access: "forbidden" },
  ]);
  for (const accountId of listed) yield* listTeam(told, accountId);
}

function* listTeam(told: Told, accountId: string): Generator<ProviderBatch> {
  const commitments = listCommitments(told, accountId);
  const segments = commitments.flatMap((commitment) => listSegments(told, commitment));
  yield {
    type: "terms",
    accountId,
    contracts: [],
    invoices: [],
    commitments: commitments.map((each) => told.sourced(each, { id: each.id })),
    segments: segments.map((each) => told.sourced(each, { id: each.id, granted: each.granted })),
    completeness: completenessOf(told, `terms ${accountId}`),
  };
  const window = { start: monthStart(-3), end: told.at };
  const charges = listCharges(told, accountId).filter(
    ({ start }) => start >= window.start && start < window.end,
  );
  yield {
    type: "charges",
    accountId,
    window,
    charges: charges.map((charge) => told.sourced(charge, { at: charge.start })),
  };
  yield {
    type: "charges-end",
    accountId,
    window,
    completeness: completenessOf(told, `charges ${accountId}`),
  };
  yield { type: "account-end", accountId };
}

/** Months one after another in one unit, and now and then a quarter in another beside them. */
const listCommitments = (told: Told, accountId: string): Commitment[] => {
  const dice = told.dice(`terms ${accountId}`);
  const isSpend = dice.between(1, 3) === 1;
  return Array.from({ length: dice.between(2, 6) }, (_, index) => {
    const isQuarter = index === 4;
    const start = monthStart(index - 2);
    return {
      id: `${accountId}.c${index}`,
      accountId,
      contractId: null,
      provider: "vercel" as const,
      externalId: `ext_${accountId}_${index}`,
      name: nameOf(dice, "Allocation"),
      description: null,
      side: "bought" as const,
      shape: "burn-down" as const,
      model: "discontinuous" as const,
      category: "usage" as const,
      vendorType: "Enterprise",
      unit:
        isSpend === isQuarter
          ? { kind: "quantity" as const, code: "MIUs" }
          : { kind: "currency" as const, code: "USD" },
      measure: isSpend === isQuarter ? ("pricing-quantity" as const) : ("effective-cost" as const),
      drawnAt: isQuarter ? ("contract" as const) : ("commitment" as const),
      start,
      end: monthStart(index - 2 + (isQuarter ? 3 : 1)),
      zone: "UTC",
      ...UNSAID_TERMS,
    };
  });
};

const listSegments = (told: Told, commitment: Commitment): Segment[] => {
  const { id, accountId, start, end } = commitment;
  const dice = told.dice(`segments ${id}`);
  const isAmountMissing = dice.between(1, 8) === 1;
  const granted = amountOf(dice, 400);
  const changed = told.isChanged(`granted ${id}`, 6) ? `${granted.split(".")[0]}5` : granted;
  const pieces =
    commitment.drawnAt === "contract" && end !== null
      ? [
          [start, middleOf(start, end)],
          [addDuration(middleOf(start, end), -5 * 86_400_000), end],
        ]
      : [[start, end]];
  return pieces.map(([from, to], index) => ({
    id: `${id}.s${index}`,
    accountId,
    commitmentId: id,
    externalId: `ext_${id}_${index}`,
    name: `Segment ${index + 1}`,
    start: from ?? start,
    end: to ?? null,
    granted: isAmountMissing ? null : changed,
  }));
};

const middleOf = (start: Instant, end: Instant): Instant =>
  addDuration(start, Math.floor((toEpochMs(end) - toEpochMs(start)) / 2));

/** Days that begin at eight in UTC, some that begin with the month, and rows that draw nothing. */
const listCharges = (told: Told, accountId: string): Charge[] =>
  Array.from({ length: 150 }, (_, index) => index).flatMap((index) => {
    const dice = told.dice(`charge ${accountId} ${index}`);
    if (dice.between(1, 4) === 1) return [];
    const day = addDuration(monthStart(-2), index * 86_400_000).slice(0, 10);
    const hour = ["08:00:00.000Z", "00:00:00.000Z", "23:59:59.999Z"][dice.between(0, 2)] ?? "";
    const start = `${day}T${hour}`;
    const restated = told.isChanged(`charge ${accountId} ${index}`, 25) ? "1" : "";
    const amount = `${restated}${amountOf(dice, 30)}`;
    return [
      {
        start,
        end: addDuration(start, 86_400_000),
        day,
        category: dice.between(1, 12) === 1 ? "credit" : "usage",
        service: dice.between(0, 1) === 0 ? "Functions" : "Images",
        projectId: dice.between(0, 2) === 0 ? null : "shop",
        projectName: null,
        region: null,
        pricingUnit: dice.between(1, 9) === 1 ? "GB-Seconds" : "MIUs",
        pricingQuantity: amount,
        effectiveCost: amount,
        billedCost: "0",
        currency: "USD",
      } satisfies Charge,
    ];
  });
