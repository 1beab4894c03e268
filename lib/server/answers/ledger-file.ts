import { sumDecimals } from "@/lib/domain/base/money";
import { compareText } from "@/lib/domain/standing/standing";
import {
  type LedgerFacts,
  ledgerCsvEnd,
  ledgerCsvHead,
  ledgerCsvRows,
} from "@/lib/export/ledger-csv";
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
export async function* toLedgerCsv(
  walk: LedgerWalk,
  totals: LedgerTotals,
  facts: LedgerFacts,
): AsyncGenerator<Piece, void> {
  yield { text: ledgerCsvHead(toControlTotals(totals).map(({ unit }) => unit)), rows: 0 };
  let written = 0;
  for (let next = await walk.next(); ; next = await walk.next()) {
    if (next.done) {
      requireSameSums(next.value, totals);
      yield { text: ledgerCsvEnd(next.value, facts), rows: 0 };
      return;
    }
    const { lines } = next.value;
    yield { text: ledgerCsvRows(lines, written), rows: lines.length };
    written += lines.length;
  }
}
