import type { CommitmentShape } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Statement } from "@/lib/store/read/statement";

/** What has one running balance. */
export type PoolRow = {
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly shape: CommitmentShape;
};

export type MovedRow = PoolRow & { readonly id: string; readonly movement: string };

/** A row of `ledgerSource`. */
export type EntryRow = StoredRow &
  MovedRow & {
    readonly effective_at: string;
    readonly ordinal: number;
    readonly commitment_name: string;
    readonly rank: number;
    readonly is_given: boolean;
  };

/** Where an entry stands in the order of `compareEntries`. */
export type LedgerPlace = readonly [at: string, rank: number, ordinal: number, id: string];

export const placeColumnsOf = (alias: string): string =>
  `(${alias}.effective_at, ${alias}.rank, ${alias}.ordinal, ${alias}.id)`;

export const placeColumns = "(effective_at, rank, ordinal, id)";

export const placeOf = ({ effective_at, rank, ordinal, id }: EntryRow): LedgerPlace => [
  effective_at,
  rank,
  ordinal,
  id,
];

export const bindPlace = (statement: Statement, [at, rank, ordinal, id]: LedgerPlace): string =>
  `(${statement.bind(at)}::timestamptz, ${statement.bind(rank)}::smallint,
    ${statement.bind(ordinal)}::int, ${statement.bind(id)})`;
