/** What a column holds, in the words of the schema. */
export type Column = {
  readonly name: string;
  readonly type:
    | "text"
    | "numeric"
    | "timestamp with time zone"
    | "date"
    | "integer"
    | "smallint"
    | "boolean";
  readonly isNullable: boolean;
};

export type Cell = string | number | boolean | null;
export type Cells = Readonly<Record<string, Cell>>;

/** A row as an engine hands it over, whatever else was selected beside the fact. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** One property of a fact and the columns that hold it, both ways. */
export type Field<Value> = {
  readonly columns: readonly Column[];
  write(value: Value, cells: Record<string, Cell>): void;
  /** Reads it from columns whose names begin with the prefix. */
  reader(prefix: string): (row: StoredRow) => Value;
};

/** A property that one column holds. */
export const inColumn = <Value>(
  name: string,
  type: Column["type"],
  { encode, decode }: { encode: (value: Value) => Cell; decode: (cell: unknown) => Value },
): Field<Value> => ({
  columns: [{ name, type, isNullable: false }],
  write: (value, cells) => {
    cells[name] = encode(value);
  },
  reader: (prefix) => {
    const column = prefix + name;
    return (row) => {
      const cell = row[column];
      // A missing column would be a missing fact, so it must not pass for one.
      if (cell === undefined || cell === null) throw new TypeError(`No value in column ${column}.`);
      return decode(cell);
    };
  },
});

/** The same property where it may be absent: null in every one of its columns. */
export const nullable = <Value>(field: Field<Value>): Field<Value | null> => ({
  columns: field.columns.map((column) => ({ ...column, isNullable: true })),
  write: (value, cells) => {
    if (value !== null) field.write(value, cells);
    else for (const { name } of field.columns) cells[name] = null;
  },
  reader: (prefix) => {
    const read = field.reader(prefix);
    const columns = field.columns.map(({ name }) => prefix + name);
    return (row) => (columns.some((column) => row[column] === null) ? null : read(row));
  },
});
