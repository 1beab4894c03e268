import { findValue, type Metric } from "@/lib/domain/base/metric";
import { poolOf } from "@/lib/domain/base/pool";
import { type Cell, instantCell, nothingCell, numberCell, textCell } from "@/lib/export/cell";
import { metricCell } from "@/lib/export/metric-cell";
import type { Row, Table } from "@/lib/export/table";
import type { CommitmentPage, CommitmentRow, WhatComes } from "@/lib/wire/commitment";

type Totals = CommitmentPage["totals"];

/** What the file is about, for whoever finds it under another name. */
export type CommitmentFacts = {
  readonly asOf: string;
  readonly knownAt: string;
  /** What of the list was asked for: `view=overdrawn`; nothing when all of it was. */
  readonly filters: readonly string[];
  /** Nothing that the list stands on is known to be missing. */
  readonly isComplete: boolean;
  readonly rows: number;
};

/** Figures that are told of a commitment and of none of its parts, each a column. */
const amounts = {
  committed: ({ committed }) => committed,
  granted: ({ granted }) => granted,
  drawn: ({ drawn }) => drawn,
  pending: ({ pending }) => pending,
  available: ({ available }) => available,
  not_yet_open: ({ notYetOpen }) => notYetOpen,
  overdrawn: ({ overdrawn }) => overdrawn,
  lapsed: ({ lapsed }) => lapsed,
  overage: ({ overage }) => overage,
} as const satisfies Readonly<
  Record<string, (figures: CommitmentRow["figures"]) => CommitmentRow["figures"]["drawn"]>
>;
type AmountName = keyof typeof amounts;
const amountNames = Object.keys(amounts) as readonly AmountName[];

const names = [
  ...(["line", "row", "account", "commitment", "source", "state", "side", "pool", "unit"] as const),
  ...(["start_utc", "end_utc", "zone"] as const),
  ...amountNames,
  ...(["utilization", "burn_per_day", "next", "next_utc", "read_at_utc", "complete"] as const),
  ...(["detail", "account_id", "commitment_id"] as const),
] as const;
type Cells = Partial<Readonly<Record<(typeof names)[number], Cell>>>;

const lineOf = (kind: string, cells: Cells): Row =>
  names.map((name) => (name === "line" ? textCell(kind) : (cells[name] ?? nothingCell)));

/** The units of the amounts stand in the head; which line has which, in a column of its own. */
export const commitmentTable = (totals: Totals): Table => {
  const units = [...new Set(totals.map(({ unit }) => unit.code))].join(", ") || "no unit";
  const hasUnit: readonly string[] = [...amountNames, "burn_per_day"];
  return {
    title: "Commitments",
    columns: names.map((name) => (hasUnit.includes(name) ? { name, units } : { name })),
  };
};

/** `before`: how many commitments stand above these. */
export const commitmentRows = (rows: readonly CommitmentRow[], before: number): Row[] =>
  rows.map((row, index) =>
    lineOf("commitment", {
      row: numberCell(before + index + 1),
      ...{ account: textCell(row.account.name), commitment: textCell(row.name) },
      ...{ source: textCell(row.provider), state: textCell(row.state), side: textCell(row.side) },
      ...{ pool: textCell(poolOf(row)), unit: textCell(row.unit.code) },
      ...{ start_utc: instantCell(row.start), end_utc: instantCell(row.end) },
      zone: textCell(row.zone),
      ...Object.fromEntries(
        amountNames.map((name) => [name, metricCell(amounts[name](row.figures))]),
      ),
      utilization: valueCell(row.figures.utilization, numberCell),
      burn_per_day: valueCell(row.figures.burnPerDay, ({ perDay }) => numberCell(perDay.amount)),
      ...{ next: textCell(row.whatComes.kind), next_utc: instantCell(whenOf(row.whatComes)) },
      read_at_utc: instantCell(row.readAt),
      complete: textCell(row.isIncomplete ? "no" : "yes"),
      ...{ account_id: textCell(row.account.id), commitment_id: textCell(row.id) },
    }),
  );

const valueCell = <Value>(metric: Metric<Value>, of: (value: Value) => Cell): Cell => {
  const value = findValue(metric);
  return value === null ? textCell(metric.kind.replaceAll("-", " ")) : of(value);
};

const whenOf = (comes: WhatComes): string | null => ("at" in comes ? comes.at : null);

/** Row count and control totals, and what they are of. A file that was cut has no line `end`. */
export const commitmentClosing = (totals: Totals, facts: CommitmentFacts): Row[] => [
  ...totals.map(({ side, pool, unit, count, committed, available, overdrawn, withoutAmount }) =>
    lineOf("total", {
      ...{ row: numberCell(count), side: textCell(side), pool: textCell(pool) },
      unit: textCell(unit.code),
      ...{ committed: metricCell(committed), available: metricCell(available) },
      overdrawn: metricCell(overdrawn),
      detail: textCell(withoutAmount === 0 ? null : `without-amount=${withoutAmount}`),
    }),
  ),
  lineOf("as-of", { start_utc: instantCell(facts.asOf) }),
  lineOf("known-at", { start_utc: instantCell(facts.knownAt) }),
  ...facts.filters.map((filter) => lineOf("only", { detail: textCell(filter) })),
  lineOf("sources", {
    detail: textCell(facts.isComplete ? "complete" : "incomplete: not everything could be read"),
  }),
  lineOf("end", { row: numberCell(facts.rows) }),
];
