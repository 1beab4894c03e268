import type { Contract } from "@/lib/domain/base/account";
import type { Commitment, InvoiceItem, Segment, VendorBalance } from "@/lib/domain/base/commitment";
import { sumDecimals } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { ProviderBatch } from "@/lib/providers/provider";
import { listEntries } from "@/tests/support/generated/generated-ledger";
import { listPools } from "@/tests/support/generated/generated-pools";
import {
  accountsBatch,
  completenessOf,
  monthStart,
  type Told,
} from "@/tests/support/generated/told";

const accountIds = ["acc_r1", "acc_r2", "acc_r3"];

/** Customers whose vendor reports its own ledger; the last has agreed to nothing yet. */
export function* listReportedBatches(told: Told): Generator<ProviderBatch> {
  yield accountsBatch(
    told,
    "metronome",
    accountIds.map((id) => ({ id, access: "readable" })),
  );
  for (const accountId of accountIds) yield* listCustomer(told, accountId);
}

function* listCustomer(told: Told, accountId: string): Generator<ProviderBatch> {
  const pools = accountId === "acc_r3" ? [] : listPools(told, accountId);
  const entries = pools.flatMap((pool) => listEntries(told, pool));
  yield {
    type: "terms",
    accountId,
    contracts: pools.length === 0 ? [] : [told.sourced(toContract(accountId), { accountId })],
    commitments: pools.map(({ commitment }) => told.sourced(commitment, { id: commitment.id })),
    segments: pools.flatMap(({ segments }) =>
      segments.map((each) => told.sourced(each, { id: each.id, granted: each.granted })),
    ),
    invoices: pools.flatMap((pool) =>
      toInvoices(pool).map((each) => told.sourced(each, { id: each.id })),
    ),
    completeness: completenessOf(told, `reported terms ${accountId}`),
  };
  yield {
    type: "ledger",
    accountId,
    entries: entries.map((each) => told.sourced(each, { id: each.id, amount: each.amount })),
    balances: pools.flatMap((pool) => toBalances(told, pool.commitment, entries)),
    wholeOf: pools.map(({ commitment }) => commitment.id),
    cutOf: [],
    completeness: completenessOf(told, `ledger ${accountId}`),
  };
  yield { type: "account-end", accountId };
}

const toContract = (accountId: string): Contract => ({
  id: `${accountId}.k`,
  accountId,
  externalId: `ext_k_${accountId}`,
  name: "Agreement",
  start: monthStart(-3),
  end: monthStart(9),
  zone: "America/New_York",
  archivedAt: null,
  attributes: [{ key: "opportunity", label: "Opportunity", text: `006-${accountId}` }],
});

type Pool = { readonly commitment: Commitment; readonly segments: readonly Segment[] };

const toInvoices = ({ commitment, segments }: Pool): InvoiceItem[] =>
  segments.flatMap(({ id, start, granted }) =>
    granted === null
      ? []
      : [
          {
            id: `${id}.inv`,
            accountId: commitment.accountId,
            commitmentId: commitment.id,
            externalId: `ext_${id}`,
            at: addDuration(start, 86_400_000),
            amount: granted,
            unit: { kind: "currency", code: "USD" },
            invoiceId: start < monthStart(1) ? `INV ${id}` : null,
            isInvoiced: commitment.shape === "burn-down",
          },
        ],
  );

/** What the vendor says is left: mostly what its entries come to, now and then something else. */
const toBalances = (told: Told, commitment: Commitment, entries: readonly LedgerEntry[]) => {
  const dice = told.dice(`balance ${commitment.id}`);
  if (dice.between(1, 6) === 1) return [];
  const own = entries.filter(
    ({ commitmentId, effectiveAt, kind }) =>
      commitmentId === commitment.id && effectiveAt <= told.at && kind !== "overage",
  );
  const surplus = dice.between(1, 5) === 1 ? ["0.01"] : [];
  const balance: VendorBalance = {
    id: commitment.id,
    accountId: commitment.accountId,
    amount: sumDecimals([...own.map(({ amount }) => amount), ...surplus]),
    unit: commitment.unit,
  };
  return [told.sourced(balance, { id: commitment.id })];
};
