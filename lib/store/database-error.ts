import { isBranded } from "@/lib/domain/base/brand";

const brand: unique symbol = Symbol.for("commitbook.database-error");

/**
 * A failure of the database. The message never carries a value of a row or the text of a
 * statement: both may hold what must not reach a log.
 */
export class DatabaseError extends Error {
  override readonly name: string = "DatabaseError";
  readonly [brand] = true;
  /** SQLSTATE, or the system's own word ("ECONNREFUSED"); null when there is none. */
  readonly code: string | null;
  readonly constraint: string | null;

  constructor(message: string, details: EngineFailure = {}) {
    super(message);
    this.code = details.code ?? null;
    this.constraint = details.constraint ?? null;
  }
}

export const isDatabaseError = (error: unknown): error is DatabaseError => isBranded(error, brand);

/** Another process has the embedded database open. */
export class DataDirectoryInUseError extends DatabaseError {
  override readonly name = "DataDirectoryInUseError";

  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another process. Stop that one, or set DATA_DIR to another directory.`,
    );
  }
}

/** What the engines' drivers throw, as far as we look at it. */
export type EngineFailure = {
  readonly message?: string;
  readonly code?: string | null;
  readonly constraint?: string | null;
};

/** Classes of SQLSTATE whose messages name tables, columns and limits, never a value. */
const speaksOfStructureOnly = /^(08|0A|23|25|28|3D|3F|40|42|53|54|55|57|58)/;

export const toDatabaseError = (failure: unknown): DatabaseError => {
  if (isDatabaseError(failure)) return failure;
  const { message = "", code = null, constraint = null } = (failure ?? {}) as EngineFailure;
  return new DatabaseError(sayWithoutValues(message, code), { code, constraint });
};

const sayWithoutValues = (message: string, code: string | null): string => {
  if (code === null) return "The database failed without saying why.";
  if (!/^[0-9A-Z]{5}$/.test(code)) return `The database cannot be reached (${code}).`;
  if (speaksOfStructureOnly.test(code)) return `The database refused: ${firstLine(message)}`;
  // «invalid input syntax for type numeric: "12,5"»: what stands after the colon is a value.
  const [kind = ""] = firstLine(message).split(/[:"«(]/);
  return `The database refused: ${kind.trim()} (${code})`;
};

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

const hasCode = (error: unknown, pattern: RegExp): boolean =>
  isDatabaseError(error) && error.code !== null && pattern.test(error.code);

/** Five characters name a fault in a statement; anything longer is the system's word for no connection. */
export const isNoAnswer = (error: unknown): boolean => hasCode(error, /^.{6,}$/);

/**
 * The database does not answer, or not now: nothing is wrong with what was asked. Lost connections, a
 * server that stops or has no room for more, a statement that took too long.
 */
export const isAway = (error: unknown): boolean =>
  isNoAnswer(error) || hasCode(error, /^(08|53|57)/);

/** Errors that vanish when the transaction is run again: serialization failure and deadlock. */
export const asksForRetry = (error: unknown): boolean =>
  isDatabaseError(error) && (error.code === "40001" || error.code === "40P01");
