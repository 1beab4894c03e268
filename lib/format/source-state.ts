import type { FreshnessState } from "@/lib/domain/base/freshness";

type Read = {
  readonly state: FreshnessState;
  readonly unread: { readonly accounts: number; readonly of: number } | null;
};

/** A source is not complete while accounts of it were never read; null where its word says it all. */
export const completeButFor = ({ state, unread }: Read): string | null =>
  state === "complete" && unread !== null
    ? `Complete but for ${unread.accounts} of ${unread.of} accounts`
    : null;
