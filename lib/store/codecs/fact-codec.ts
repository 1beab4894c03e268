import type { Cell, Cells, Column, Field, StoredRow } from "@/lib/store/codecs/field";
import { text } from "@/lib/store/codecs/field-kinds";
import type { StoredSource } from "@/lib/store/source-records";

export const factTables = [
  "accounts",
  "contracts",
  "commitments",
  "segments",
  "invoice_items",
  "vendor_balances",
  "ledger_entries",
  "utilization_samples",
  "aggregate_points",
] as const;
export type FactTable = (typeof factTables)[number];

/** One fact as its columns; `source` is the record it came from and no part of the fact. */
export type FactRow = {
  readonly id: string;
  /** What the vendor sent, or the id under which that is kept already. */
  readonly source: StoredSource | string | null;
  readonly columns: Cells;
};

/** A field for every property but the id, which every table has. */
type Fields<Fact> = {
  readonly [Property in Exclude<keyof Fact, "id">]-?: Field<Fact[Property]>;
};

/** A column that stands for no property of its own: what SQL needs of the fact beside it. */
type Computed<Fact> = { readonly column: Column; readonly of: (fact: Fact) => Cell };

export type FactCodec<Fact> = {
  readonly table: FactTable;
  /** What the table has beside the columns that every table of facts has. */
  readonly columns: readonly Column[];
  toRow(fact: Fact, source: FactRow["source"]): FactRow;
  fromRow(row: StoredRow): Fact;
  /** What a statement selects for `fromRow`, of the table under this alias. */
  select(alias: string): string;
  /** The same for a table that is joined: its columns are told apart by a prefix. */
  joined(prefix: string): {
    select(alias: string): string;
    /** Null where an outer join found nothing. */
    fromRow(row: StoredRow): Fact | null;
  };
};

/** The one place where the columns of a table and the properties of its facts are held together. */
export const defineFactCodec = <Fact extends { readonly id: string }>(
  table: FactTable,
  fields: Fields<Fact>,
  computed: readonly Computed<Fact>[] = [],
): FactCodec<Fact> => {
  const properties = listFields(fields);
  const columns = [
    ...properties.flatMap(([, field]) => field.columns),
    ...computed.map(({ column }) => column),
  ];
  const emptyCells = blank<Cell>(columns.map(({ name }) => name));
  const selected = ["account_id", "id", ...columns.map(({ name }) => name)];
  return {
    table,
    columns,
    toRow: (fact, source) => {
      const cells = { ...emptyCells };
      for (const [property, field] of properties) field.write(fact[property], cells);
      for (const { column, of } of computed) cells[column.name] = of(fact);
      return { id: fact.id, source, columns: cells };
    },
    fromRow: createReader(fields, ""),
    select: (alias) => selected.map((name) => `${alias}.${name}`).join(", "),
    joined: (prefix) => {
      const read = createReader(fields, prefix);
      return {
        select: (alias) =>
          selected.map((name) => `${alias}.${name} as ${prefix}${name}`).join(", "),
        fromRow: (row) => (row[`${prefix}id`] === null ? null : read(row)),
      };
    },
  };
};

const createReader = <Fact>(fields: Fields<Fact>, prefix: string): ((row: StoredRow) => Fact) => {
  const readId = text("id").reader(prefix);
  const readers = listFields(fields).map(
    ([property, field]) => [String(property), field.reader(prefix)] as const,
  );
  const empty = blank<unknown>(["id", ...readers.map(([property]) => property)]);
  return (row) => {
    const fact = { ...empty };
    fact["id"] = readId(row);
    for (const [property, read] of readers) fact[property] = read(row);
    return asWhole<Fact>(fact);
  };
};

/** Objects copied from one that has every key stay quick to read, however many keys there are. */
const blank = <Value>(keys: readonly string[]): Record<string, Value | null> =>
  Object.fromEntries(keys.map((key) => [key, null]));

/** The keys of the fields are the properties of the fact: `Fields` allows no other. */
const listFields = <Fact>(fields: Fields<Fact>) =>
  (Object.keys(fields) as Exclude<keyof Fact, "id">[]).map(
    (property) => [property, fields[property]] as const,
  );

/** Read by a field for every property, and the id: nothing of the fact is missing. */
const asWhole = <Fact>(read: Readonly<Record<string, unknown>>): Fact => read as Fact;
