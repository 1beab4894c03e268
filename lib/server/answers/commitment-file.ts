import type { TableFormat } from "@/lib/domain/base/file-words";
import { findValue } from "@/lib/domain/base/metric";
import { compareDecimals, type Decimal, sumDecimals, unitKey, ZERO } from "@/lib/domain/base/money";
import { poolOf } from "@/lib/domain/base/pool";
import { compareText } from "@/lib/domain/standing/standing";
import {
  type CommitmentFacts,
  commitmentClosing,
  commitmentRows,
  commitmentTable,
} from "@/lib/export/commitment-table";
import { tableFormats } from "@/lib/export/table-formats";
import type { Download, Piece } from "@/lib/server/download";
import type { CommitmentPage, CommitmentRow } from "@/lib/wire/commitment";

type Totals = CommitmentPage["totals"];

/** By unit alone: what a reader gets who adds up what was committed. */
export const committedTotals = (totals: Totals): Download["totals"] => {
  const units = [...new Set(totals.map(({ unit }) => unit.code))].sort(compareText);
  return units.map((unit) => ({
    unit,
    amount: sumDecimals(
      totals.flatMap((each) => (each.unit.code === unit ? amountOf(each.committed) : [])),
    ),
  }));
};

/** Head, commitments page by page, and what closes them: refused at the end when it is not what was told. */
export async function* toCommitmentFile(
  format: TableFormat,
  pages: AsyncIterable<readonly CommitmentRow[]>,
  totals: Totals,
  facts: CommitmentFacts,
): AsyncGenerator<Piece, void> {
  const writer = tableFormats[format].write(commitmentTable(totals));
  yield { data: writer.begin(), rows: 0 };
  const tally = createTally();
  for await (const rows of pages) {
    const data = writer.add(commitmentRows(rows, tally.rows()));
    tally.add(rows);
    yield { data, rows: rows.length };
  }
  if (!tally.comesTo(totals, facts.rows))
    throw new Error(
      "The book moved while its list was written: what was read is not what was told.",
    );
  yield { data: writer.end(commitmentClosing(totals, facts)), rows: 0 };
}

const summed = ["committed", "available", "overdrawn"] as const;
type Sums = Readonly<Record<(typeof summed)[number], Decimal>>;

const createTally = () => {
  let count = 0;
  const sums = new Map<string, Sums>();
  return {
    rows: () => count,
    add: (rows: readonly CommitmentRow[]): void => {
      count += rows.length;
      for (const row of rows) {
        const key = keyOf({ ...row, pool: poolOf(row) });
        const known = sums.get(key);
        const plus = (name: (typeof summed)[number]): Decimal =>
          sumDecimals([known?.[name] ?? ZERO, ...countedOf(row, name)]);
        sums.set(key, {
          committed: plus("committed"),
          available: plus("available"),
          overdrawn: plus("overdrawn"),
        });
      }
    },
    comesTo: (totals: Totals, rows: number): boolean =>
      count === rows &&
      totals.length === sums.size &&
      totals.every((total) =>
        summed.every(
          (name) =>
            compareDecimals(
              sums.get(keyOf(total))?.[name] ?? ZERO,
              sumDecimals(amountOf(total[name])),
            ) === 0,
        ),
      ),
  };
};

/** Without a given amount it is counted beside the sums, and in none of them. */
const countedOf = ({ figures }: CommitmentRow, name: (typeof summed)[number]): Decimal[] =>
  figures.committed.kind === "not-given" ? [] : amountOf(figures[name]);

const amountOf = (metric: CommitmentRow["figures"]["drawn"]): Decimal[] => {
  const value = findValue(metric);
  return value === null ? [] : [value.amount];
};

const keyOf = ({ side, pool, unit }: Pick<Totals[number], "side" | "pool" | "unit">): string =>
  `${side} ${pool} ${unitKey(unit)}`;
