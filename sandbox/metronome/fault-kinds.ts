/**
 * Trouble that only Metronome's answers know. Beside it the lists of commits, credits and balances meet
 * `duplicate-id`, `missing-id`, `inverted-period`, `number-as-string`, `unknown-category`,
 * `extra-fields` and `empty-page`.
 */
export type MetronomeFaultKind =
  /** In `next_page`: the cursor that was asked with, none at all, or a number. */
  | { readonly kind: "cursor"; readonly as: "repeats" | "missing" | "number" }
  /** Pages hold at most so many items, whatever was asked for. */
  | { readonly kind: "short-pages"; readonly items: number }
  | {
      readonly kind: "ledger";
      /** All but `unknown-type` concern the first deduction; `lost-entry` leaves it out. */
      readonly as:
        | "lost-entry"
        | "positive-deduction"
        | "amount-as-text"
        | "amount-missing"
        | "long-float"
        | "no-segment-id"
        | "unknown-type";
      /** Counted from 1 among the items of the page whose ledger has such an entry; default: the first. */
      readonly line?: number | "every";
    }
  /** Answers with ledgers wait before they begin. */
  | { readonly kind: "slow-ledgers"; readonly milliseconds: number }
  /** Contracts hold so many commits and credits each, default 1, and `has_more` says so. */
  | { readonly kind: "truncated-contracts"; readonly items?: number };
