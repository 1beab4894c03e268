import { statementColumns } from "@/lib/domain/base/embed-words";
import type { Unit } from "@/lib/domain/base/money";
import { addStatements, type MonthStatement } from "@/lib/domain/ledger/month-statement";
import { type Cell, instantCell, nothingCell, numberCell, textCell } from "@/lib/export/cell";
import { metricCell } from "@/lib/export/metric-cell";
import type { Row, Table } from "@/lib/export/table";
import type { EmbedData } from "@/lib/wire/embed-data";

export type MonthOfPools = Extract<EmbedData, { readonly view: "statement" }>;

export type StatementFacts = {
  readonly asOf: string;
  readonly knownAt: string;
  /** Nothing that the statement stands on is known to be missing. */
  readonly isComplete: boolean;
};

/** Every line has the same columns; the first says what it is, a pool or what closes them. */
const names = [
  ...(["line", "row", "month", "commitment", "unit"] as const),
  ...statementColumns,
  ...(["amount", "detail", "at_utc", "commitment_id"] as const),
] as const;
type Name = (typeof names)[number];
type Cells = Partial<Readonly<Record<Name, Cell>>>;

const amounts: readonly Name[] = [...statementColumns, "amount"];

const lineOf = (kind: string, cells: Cells): Row =>
  names.map((name) => (name === "line" ? textCell(kind) : (cells[name] ?? nothingCell)));

export const statementTable = ({ units }: MonthOfPools): Table => {
  const codes = units.map(({ unit }) => unit.code).join(", ") || "no unit";
  return {
    title: "Statement",
    columns: names.map((name) => (amounts.includes(name) ? { name, units: codes } : { name })),
  };
};

/** The pools, in the order of the statement. */
export const statementRows = ({ month, pools }: MonthOfPools): Row[] =>
  pools.map(({ id, name, unit, statement }, index) =>
    lineOf("pool", {
      ...{ row: numberCell(index + 1), month: textCell(month) },
      ...{ commitment: textCell(name), unit: textCell(unit.code), commitment_id: textCell(id) },
      ...figuresOf(statement),
    }),
  );

/** A missing balance is said in words: it is no zero. */
const figuresOf = (statement: MonthStatement | null): Cells =>
  Object.fromEntries(
    statementColumns.map((name) => [
      name,
      statement === null ? textCell("not given") : numberCell(statement[name]),
    ]),
  );

/** What stands beside the pools of each unit, and what all of it is of. A file that was cut has no line `end`. */
export const statementClosing = (month: MonthOfPools, facts: StatementFacts): Row[] => [
  ...month.units.flatMap(({ unit }) => closingOf(month, unit)),
  lineOf("as-of", { at_utc: instantCell(facts.asOf) }),
  lineOf("known-at", { at_utc: instantCell(facts.knownAt) }),
  lineOf("sources", {
    detail: textCell(facts.isComplete ? "complete" : "incomplete: not everything could be read"),
  }),
  lineOf("end", { row: numberCell(month.pools.length) }),
];

/** Of the pools of a unit together; null where one of them has no balance. */
export const totalOf = ({ pools }: MonthOfPools, { code }: Unit): MonthStatement | null => {
  const own = pools.flatMap(({ unit, statement }) => (unit.code === code ? [statement] : []));
  const given = own.filter((statement) => statement !== null);
  return given.length < own.length ? null : addStatements(given);
};

const closingOf = (month: MonthOfPools, unit: Unit): Row[] => {
  const isOf = (other: Unit): boolean => other.code === unit.code;
  const of = { month: textCell(month.month), unit: textCell(unit.code) };
  return [
    lineOf("total", { ...of, ...figuresOf(totalOf(month, unit)) }),
    ...month.invoices
      .filter(({ drawn }) => isOf(drawn.unit))
      .map(({ id, drawn }) =>
        lineOf("drawn-by-invoice", {
          ...{ ...of, amount: numberCell(drawn.amount), detail: textCell(id) },
        }),
      ),
    ...month.pending
      .filter((drafts) => isOf(drafts.unit))
      .map(({ name, metric, drafts }) =>
        lineOf("pending", {
          ...{ ...of, commitment: textCell(name), amount: metricCell(metric) },
          detail: textCell(drafts === null ? "drafts not known" : `drafts=${drafts}`),
        }),
      ),
    ...month.units
      .filter((each) => isOf(each.unit))
      .flatMap(({ billedClosing, notInvoiced, state }) => [
        lineOf("closing-as-billed", { ...of, amount: metricCell(billedClosing) }),
        lineOf("not-invoiced", { ...of, amount: metricCell(notInvoiced) }),
        lineOf("state", { ...of, detail: textCell(state.kind) }),
      ]),
  ];
};
