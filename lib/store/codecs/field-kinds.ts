import type { Attribute } from "@/lib/domain/base/attribute";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { CalendarDay, Instant } from "@/lib/domain/base/period";
import { type Field, inColumn } from "@/lib/store/codecs/field";
import { fromNumeric } from "@/lib/store/read/decimal-columns";

/** The kinds of properties that facts have, each with the kind of column that holds it. */

const same = <Value>(value: Value): Value => value;

const asText = (cell: unknown): string => {
  if (typeof cell !== "string") throw new TypeError("The column holds no text.");
  return cell;
};

const asWhole = (cell: unknown): number => {
  if (typeof cell !== "number") throw new TypeError("The column holds no whole number.");
  return cell;
};

/** Only the field that reads a column writes it, so it holds one of the words of its type. */
const asWord = <Word extends string>(cell: unknown): Word => asText(cell) as Word;

/** Only the field that reads a column writes it, so its text is a list of attributes. */
const asAttributes = (cell: unknown): readonly Attribute[] => {
  const list = asText(cell);
  return list === "[]" ? [] : (JSON.parse(list) as Attribute[]);
};

export const text = (column: string): Field<string> =>
  inColumn(column, "text", { encode: same, decode: asText });

/** One of a list of words; `known` makes one of them of what another version wrote. */
export const word = <Word extends string>(
  column: string,
  known: (found: string) => Word = asWord<Word>,
): Field<Word> =>
  inColumn(column, "text", {
    encode: (value: Word) => value,
    decode: (cell) => known(asText(cell)),
  });

export const instant = (column: string): Field<Instant> =>
  inColumn(column, "timestamp with time zone", { encode: same, decode: asText });

export const calendarDay = (column: string): Field<CalendarDay> =>
  inColumn(column, "date", { encode: same, decode: asText });

export const decimal = (column: string): Field<Decimal> =>
  inColumn(column, "numeric", { encode: same, decode: (cell) => fromNumeric(asText(cell)) });

export const whole = (column: string): Field<number> =>
  inColumn(column, "integer", { encode: same, decode: asWhole });

export const flag = (column: string): Field<boolean> =>
  inColumn(column, "boolean", { encode: same, decode: (cell) => cell === true });

/** Some of a few words, in one text: "", "start", "start,end". */
export const words = <Word extends string>(
  column: string,
  known: readonly Word[],
): Field<readonly Word[]> =>
  inColumn(column, "text", {
    encode: (value: readonly Word[]) => value.join(","),
    decode: (cell) => {
      const found = asText(cell).split(",");
      return known.filter((each) => found.includes(each));
    },
  });

export const attributes = (column: string): Field<readonly Attribute[]> =>
  inColumn(column, "text", { encode: (list) => JSON.stringify(list), decode: asAttributes });

const unitKind = word<Unit["kind"]>("unit_kind");
const unitCode = text("unit_code");

export const unit: Field<Unit> = {
  columns: [...unitKind.columns, ...unitCode.columns],
  write: (value, cells) => {
    unitKind.write(value.kind, cells);
    unitCode.write(value.code, cells);
  },
  reader: (prefix) => {
    const [readKind, readCode] = [unitKind.reader(prefix), unitCode.reader(prefix)];
    return (row) => ({ kind: readKind(row), code: readCode(row) });
  },
};

/** The account whose fact it is: every row has it, and it is no part of what is compared. */
export const ownAccount: Field<string> = {
  columns: [],
  write: () => undefined,
  reader: (prefix) => text("account_id").reader(prefix),
};
