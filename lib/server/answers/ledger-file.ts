import type { TableFormat } from "@/lib/domain/base/file-words";
import { sumDecimals } from "@/lib/domain/base/money";
import { compareText } from "@/lib/domain/standing/standing";
import {
  type LedgerFacts,
  ledgerClosing,
  ledgerRows,
  ledgerTable,
} from "@/lib/export/ledger-table";
import { tableFormats } from "@/lib/export/table-formats";
import { type LedgerWalk, requireSameSums } from "@/lib/server/answers/walk-ledger";
import type { Download, Piece } from "@/lib/server/download";
import type { LedgerTotals } from "@/lib/store/read/sum-ledger";

/** By unit alone: what a reader gets who adds up the amounts of the file. */
export const toControlTotals = ({ closings }: LedgerTotals): Download["totals"] => {
  const units = [...new Set(closings.map(({ unit }) => unit.code))].sort(compareText);
  return units.map((unit) => {
    const own = closings.filter((closing) => closing.unit.code === unit);
    return { unit, amount: sumDecimals(own.map(({ amount }) => amount)) };
  });
};

/** Head, entries, and what closes them: refused at the end when it is not what was added up before. */
export async function* toLedgerFile(
  format: TableFormat,
  walk: LedgerWalk,
  totals: LedgerTotals,
  facts: LedgerFacts,
): AsyncGenerator<Piece, void> {
  const units = toControlTotals(totals).map(({ unit }) => unit);
  const writer = tableFormats[format].write(ledgerTable(units));
  yield { data: writer.begin(), rows: 0 };
  let written = 0;
  for (let next = await walk.next(); ; next = await walk.next()) {
    if (next.done) {
      requireSameSums(next.value, totals);
      yield { data: writer.end(ledgerClosing(next.value, facts)), rows: 0 };
      return;
    }
    const { lines } = next.value;
    yield { data: writer.add(ledgerRows(lines, written)), rows: lines.length };
    written += lines.length;
  }
}
