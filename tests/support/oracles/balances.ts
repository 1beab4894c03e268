import { addDecimals, type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { compareEntries, type LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

/** metrics 3.2: `Balance at T = Σ a where t ≤ T`, over the entries that move the balance. */
export const balanceAt = (entries: readonly LedgerEntry[], at: Instant): Decimal =>
  sumDecimals(
    entries
      .filter(
        (entry) => entry.status === "posted" && entry.effectiveAt <= at && movesBalance(entry.kind),
      )
      .map((entry) => entry.amount),
  );

/** metrics 3.2: the closing balance of a report that ends at `at`, by the boundary rule of 3.1. */
export const closingBalance = (entries: readonly LedgerEntry[], at: Instant): Decimal =>
  sumDecimals(
    entries
      .filter(
        (entry) =>
          entry.status === "posted" &&
          movesBalance(entry.kind) &&
          (entry.boundary === "closing" ? entry.effectiveAt <= at : entry.effectiveAt < at),
      )
      .map((entry) => entry.amount),
  );

/** Oldest first, each entry with the balance after it. A memo leaves the balance as it was. */
export const runningBalances = (
  entries: readonly LedgerEntry[],
  opening: Decimal = ZERO,
): { readonly entry: LedgerEntry; readonly balance: Decimal }[] => {
  let balance = opening;
  return [...entries].sort(compareEntries).map((entry) => {
    if (movesBalance(entry.kind)) balance = addDecimals(balance, entry.amount);
    return { entry, balance };
  });
};
