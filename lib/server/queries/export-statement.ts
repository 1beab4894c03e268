import type { TableFormat } from "@/lib/domain/base/file-words";
import { toFileName } from "@/lib/export/file-name";
import {
  type MonthOfPools,
  type StatementFacts,
  statementClosing,
  statementRows,
  statementTable,
  totalOf,
} from "@/lib/export/statement-table";
import { tableFormats } from "@/lib/export/table-formats";
import { type Access, requireAction } from "@/lib/server/access";
import type { Download, Piece } from "@/lib/server/download";
import { type MonthAsked, readStatement } from "@/lib/server/embed/statement-facts";
import type { StatementExportQuery } from "@/lib/wire/export";

/** The month of an account, as a file. */
export const exportStatement = (
  viewer: Access,
  { account, month, format, ...clocks }: StatementExportQuery,
): Promise<Download> =>
  exportMonth(
    {
      viewer: { ...viewer, session: { accountIds: [account], commitmentIds: [] } },
      query: { account, month },
      clocks,
    },
    format,
  );

/** The same of whoever sees no more than a part of it. */
export const exportMonth = async (asked: MonthAsked, format: TableFormat): Promise<Download> => {
  requireAction(asked.viewer, "export");
  const { told, account, meta } = await readStatement(asked);
  const month: MonthOfPools = { view: "statement", ...told };
  const { asOf, knownAt, complete: isComplete } = meta;
  return {
    fileName: toFileName(["statement", month.month, account.name], meta, format),
    type: tableFormats[format].type,
    rows: month.pools.length,
    totals: month.units.flatMap(({ unit }) => {
      const total = totalOf(month, unit);
      return total === null ? [] : [{ unit: unit.code, amount: total.closing }];
    }),
    subject: account.id,
    asked: { of: "statement", as: format, only: `month=${month.month}`, asOf, knownAt },
    pieces: toPieces(format, month, { asOf, knownAt, isComplete }),
  };
};

/** A month of pools is short: one piece holds it. */
async function* toPieces(
  format: TableFormat,
  month: MonthOfPools,
  facts: StatementFacts,
): AsyncGenerator<Piece, void> {
  const writer = tableFormats[format].write(statementTable(month));
  yield { data: writer.begin(), rows: 0 };
  yield { data: writer.add(statementRows(month)), rows: month.pools.length };
  yield { data: writer.end(statementClosing(month, facts)), rows: 0 };
}
