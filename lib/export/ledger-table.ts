import { keysOf } from "@/lib/domain/base/keys-of";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerStep, PoolTally, RunningLine } from "@/lib/domain/ledger/running-ledger";
import { type Cell, instantCell, nothingCell, numberCell, textCell } from "@/lib/export/cell";
import type { Row, Table } from "@/lib/export/table";

type Line = RunningLine<LedgerStep & { readonly commitmentName: string }>;

/** What the file is about, for whoever finds it under another name. */
export type LedgerFacts = {
  readonly asOf: string;
  readonly knownAt: string;
  /** What of the ledger was asked for: `kind=drawdown`; nothing when all of it was. */
  readonly filters: readonly string[];
  /** Nothing that the ledger stands on is known to be missing. */
  readonly isComplete: boolean;
};

/** Every line has the same columns; the first says what it is, an entry or what closes them. */
const columns = {
  line: () => textCell("entry"),
  row: (_, row) => numberCell(row),
  effective_at_utc: ({ step }) => instantCell(step.entry.effectiveAt),
  kind: ({ step }) => textCell(step.entry.kind),
  status: ({ step }) => textCell(step.entry.status),
  commitment: ({ step }) => textCell(step.commitmentName),
  amount: ({ step }) => numberCell(step.entry.amount),
  balance: ({ balance }) => balanceCell(balance),
  unit: ({ step }) => textCell(step.entry.unit.code),
  moves_balance: ({ step }) => textCell(moves(step) ? "yes" : "no"),
  service_start_utc: ({ step }) => instantCell(step.entry.serviceStart),
  service_end_utc: ({ step }) => instantCell(step.entry.serviceEnd),
  origin: ({ step }) => textCell(step.entry.origin),
  invoice_id: ({ step }) => textCell(step.entry.invoiceId),
  vendor_type: ({ step }) => textCell(step.entry.vendorType),
  detail: ({ step }) => textCell(step.entry.detail),
  commitment_id: ({ step }) => textCell(step.entry.commitmentId),
  segment_id: ({ step }) => textCell(step.entry.segmentId),
  entry_id: ({ step }) => textCell(step.entry.id),
} as const satisfies Readonly<Record<string, (line: Line, row: number) => Cell>>;

const names = keysOf(columns);
type Name = keyof typeof columns;

const moves = ({ isGiven, entry }: LedgerStep): boolean => isGiven && movesBalance(entry.kind);

/** A missing amount is said in words: it is no zero. */
const balanceCell = (balance: string | null): Cell =>
  balance === null ? textCell("not given") : numberCell(balance);

/** The units of the amounts stand in the head; which line has which, in a column of its own. */
export const ledgerTable = (unitCodes: readonly string[]): Table => {
  const units = [...new Set(unitCodes)].join(", ") || "no unit";
  return {
    title: "Ledger",
    columns: names.map((name) =>
      name === "amount" || name === "balance" ? { name, units } : { name },
    ),
  };
};

/** `before`: how many entries stand above these. */
export const ledgerRows = (lines: readonly Line[], before: number): Row[] =>
  lines.map((line, index) => names.map((name) => columns[name](line, before + index + 1)));

const closing = (cells: Partial<Readonly<Record<Name, Cell>>>): Row =>
  names.map((name) => cells[name] ?? nothingCell);

/** Row count and control totals, and what they are of. A file that was cut has no line `end`. */
export const ledgerClosing = (pools: readonly PoolTally[], facts: LedgerFacts): Row[] => [
  ...pools.flatMap(closePool),
  closing({ line: textCell("as-of"), effective_at_utc: instantCell(facts.asOf) }),
  closing({ line: textCell("known-at"), effective_at_utc: instantCell(facts.knownAt) }),
  ...facts.filters.map((filter) => closing({ line: textCell("only"), detail: textCell(filter) })),
  closing({
    line: textCell("sources"),
    detail: textCell(facts.isComplete ? "complete" : "incomplete: not everything could be read"),
  }),
  closing({ line: textCell("end"), row: numberCell(countRows(pools)) }),
];

const closePool = ({ moved, listed, balance, unit, shape }: PoolTally): Row[] => [
  closing({
    line: textCell("total"),
    row: numberCell(moved.rows),
    amount: numberCell(moved.amount),
    balance: balanceCell(balance),
    unit: textCell(unit.code),
    moves_balance: textCell("yes"),
    detail: textCell(shape),
  }),
  ...(listed.rows === 0
    ? []
    : [
        closing({
          line: textCell("total"),
          row: numberCell(listed.rows),
          amount: numberCell(listed.amount),
          unit: textCell(unit.code),
          moves_balance: textCell("no"),
          detail: textCell(shape),
        }),
      ]),
];

export const countRows = (pools: readonly PoolTally[]): number =>
  pools.reduce((sum, { moved, listed }) => sum + moved.rows + listed.rows, 0);
