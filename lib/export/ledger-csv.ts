import { keysOf } from "@/lib/domain/base/keys-of";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerStep, PoolTally, RunningLine } from "@/lib/domain/ledger/running-ledger";
import { byteOrderMark, type Cell, numberCell, textCell, toCsvLine } from "@/lib/export/csv";

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
  effective_at_utc: ({ step }) => textCell(step.entry.effectiveAt),
  kind: ({ step }) => textCell(step.entry.kind),
  status: ({ step }) => textCell(step.entry.status),
  commitment: ({ step }) => textCell(step.commitmentName),
  amount: ({ step }) => numberCell(step.entry.amount),
  balance: ({ balance }) => balanceCell(balance),
  unit: ({ step }) => textCell(step.entry.unit.code),
  moves_balance: ({ step }) => textCell(moves(step) ? "yes" : "no"),
  service_start_utc: ({ step }) => textCell(step.entry.serviceStart),
  service_end_utc: ({ step }) => textCell(step.entry.serviceEnd),
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
const headOf = (name: Name, units: string): string =>
  name === "amount" || name === "balance" ? `${name} (${units})` : name;

export const ledgerCsvHead = (unitCodes: readonly string[]): string => {
  const units = [...new Set(unitCodes)].join(", ") || "no unit";
  return byteOrderMark + toCsvLine(names.map((name) => textCell(headOf(name, units))));
};

/** `before`: how many entries stand above these. */
export const ledgerCsvRows = (lines: readonly Line[], before: number): string =>
  lines
    .map((line, index) => toCsvLine(names.map((name) => columns[name](line, before + index + 1))))
    .join("");

const closing = (cells: Partial<Readonly<Record<Name, Cell>>>): string =>
  toCsvLine(names.map((name) => cells[name] ?? textCell(null)));

/** Row count and control totals, and what they are of. A file that was cut has no line `end`. */
export const ledgerCsvEnd = (pools: readonly PoolTally[], facts: LedgerFacts): string =>
  [
    ...pools.flatMap(closePool),
    closing({ line: textCell("as-of"), effective_at_utc: textCell(facts.asOf) }),
    closing({ line: textCell("known-at"), effective_at_utc: textCell(facts.knownAt) }),
    ...facts.filters.map((filter) => closing({ line: textCell("only"), detail: textCell(filter) })),
    closing({
      line: textCell("sources"),
      detail: textCell(facts.isComplete ? "complete" : "incomplete: not everything could be read"),
    }),
    closing({ line: textCell("end"), row: numberCell(countRows(pools)) }),
  ].join("");

const closePool = ({ moved, listed, balance, unit, shape }: PoolTally): string[] => [
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
