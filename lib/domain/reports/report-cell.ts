import type { Commitment } from "@/lib/domain/base/commitment";
import { unitKey } from "@/lib/domain/base/money";
import { type Pool, poolOf } from "@/lib/domain/base/pool";
import type { ReadState } from "@/lib/domain/figures/figures-input";
import type { Funding } from "@/lib/domain/reports/funding";
import { comparePositions, type PositionOf } from "@/lib/domain/standing/positions";
import { compareText } from "@/lib/domain/standing/standing";

/** What is rolled forward together, row by row. */
export const reportGroupings = ["unit", "account", "contract", "commitment"] as const;
export type ReportGrouping = (typeof reportGroupings)[number];

/** A commitment as a report sees it. */
export type ReportTerms = {
  readonly commitment: Pick<
    Commitment,
    "id" | "accountId" | "name" | "unit" | "side" | "shape" | "model" | "start" | "end"
  >;
  readonly accountName: string;
  readonly contract: { readonly id: string; readonly name: string } | null;
  readonly funding: Funding;
  /** Whether every grant is given: else there is no balance to tell. */
  readonly isGiven: boolean;
  readonly read: ReadState;
};

/** A sheet of a report: what may be added up, and nothing else. */
export type SheetOf = Pick<PositionOf, "side" | "pool" | "unit">;

/** A row of a sheet: what it adds up is found under `id`. */
export type ReportRowOf = {
  readonly id: string;
  readonly name: string;
  readonly account: { readonly id: string; readonly name: string } | null;
};

/** The smallest part that is added up: of one row of one sheet, what was funded alike. */
export type ReportCell = {
  readonly sheet: SheetOf;
  readonly row: ReportRowOf;
  readonly funding: Funding;
  readonly terms: readonly [ReportTerms, ...ReportTerms[]];
};

const sheetOf = ({ side, unit, shape, model }: ReportTerms["commitment"]): SheetOf => ({
  side,
  pool: poolOf({ shape, model }),
  unit,
});

/** "sold balance currency:USD" */
export const sheetKey = ({ side, pool, unit }: SheetOf): string =>
  `${side} ${pool} ${unitKey(unit)}`;

/** Only of money that can be used it matters who paid for it. */
const splitsFunding = (pool: Pool): boolean => pool === "balance";

/** Cells in the order in which they are printed: sheet by sheet, rows by account and name. */
export const reportCells = (
  terms: readonly ReportTerms[],
  by: ReportGrouping,
): readonly ReportCell[] => {
  const cells = new Map<string, ReportCell>();
  for (const each of terms) {
    const sheet = sheetOf(each.commitment);
    const row = rowOf(each, by);
    const funding = splitsFunding(sheet.pool) ? each.funding : "unknown";
    const key = `${sheetKey(sheet)} ${row.id} ${funding}`;
    const known = cells.get(key);
    cells.set(key, { sheet, row, funding, terms: known ? [...known.terms, each] : [each] });
  }
  return [...cells.values()].sort(compareCells);
};

const rowOf = (
  { commitment, accountName, contract }: ReportTerms,
  by: ReportGrouping,
): ReportRowOf => {
  const account = { id: commitment.accountId, name: accountName };
  switch (by) {
    case "unit":
      return { id: commitment.unit.code, name: commitment.unit.code, account: null };
    case "account":
      return { ...account, account: null };
    case "contract":
      return contract === null
        ? { id: `${account.id}:none`, name: "No contract", account }
        : { ...contract, account };
    case "commitment":
      return { id: commitment.id, name: commitment.name, account };
  }
};

const compareCells = (left: ReportCell, right: ReportCell): number =>
  comparePositions(left.sheet, right.sheet) ||
  compareText(left.row.account?.name ?? "", right.row.account?.name ?? "") ||
  compareText(left.row.name, right.row.name) ||
  compareText(left.row.id, right.row.id) ||
  compareText(left.funding, right.funding);
