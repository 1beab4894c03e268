import type { Instant } from "@/lib/domain/base/period";
import type { ReportingBasis } from "@/lib/domain/reports/reporting-basis";
import { monthOf } from "@/lib/store/projection/ledger-months";
import type { Statement } from "@/lib/store/read/statement";

/** Where a report cuts the line of time, and which side of an edge an entry stands on. */
export type ReportCut = {
  /** At least two, ascending: the beginning of each period and the end of the last. */
  readonly edges: readonly Instant[];
  readonly basis: ReportingBasis;
};

/** A commitment in the cell of a report that it is added up in. */
export type CellMember = {
  readonly accountId: string;
  readonly commitmentId: string;
  readonly cell: number;
};

/** Whether what is kept by calendar months in UTC is cut nowhere else. */
export const isCutAtMonths = ({ edges }: ReportCut): boolean =>
  edges.every((edge) => edge === monthOf(edge));

/** SQL, a named part: the members of cells, `(account_id, id, cell)`. */
export const cellsPart = (statement: Statement, members: readonly CellMember[]): string =>
  `cells as materialized (
       select * from unnest(
         ${statement.bind(members.map(({ accountId }) => accountId))}::text[],
         ${statement.bind(members.map(({ commitmentId }) => commitmentId))}::text[],
         ${statement.bind(members.map(({ cell }) => cell))}::int[]) as cells (account_id, id, cell)
     )`;

/**
 * SQL: an instant that is at or after an edge exactly when what is stamped `at` counts after it: what closes
 * at an edge counts before it (metrics 3.1). Instants are kept to the microsecond.
 */
export const placeOf = ({ basis }: ReportCut, at: string, closes: string): string =>
  basis === "raw" ? at : `case when ${closes} then ${at} - interval '1 microsecond' else ${at} end`;
