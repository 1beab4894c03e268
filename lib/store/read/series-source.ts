import type { Instant } from "@/lib/domain/base/period";
import {
  believed,
  type Clocks,
  inScope,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

/** Whose ledger a chart is drawn from, and which part of it. */
export type SeriesFilter = {
  readonly accountId: string;
  readonly commitmentId: string;
  /** Its entries alone, with a balance of its own. */
  readonly segmentId: string | null;
  /** By the boundary rule of metrics 3.1; null: from the first entry, to the last. */
  readonly from: Instant | null;
  readonly to: Instant | null;
};

/** What closes at an instant belongs to the time before it (metrics 3.1). */
export const countedAt = `case when e.boundary = 'closing'
  then e.effective_at - interval '1 millisecond' else e.effective_at end`;

/** Entries of one ledger as they are believed; what else is asked of them stands beside it. */
export const ledgerOf = (
  statement: Statement,
  scope: Scope,
  { knownAt }: Clocks,
  { accountId, commitmentId, segmentId }: SeriesFilter,
): string =>
  [
    `e.account_id = ${statement.bind(accountId)}`,
    `e.commitment_id = ${statement.bind(commitmentId)}`,
    segmentId === null ? "true" : `e.segment_id = ${statement.bind(segmentId)}`,
    inScope(statement, "e.account_id", scope),
    believed("e", `${statement.bind(knownAt)}::timestamptz`),
  ].join(" and ");
