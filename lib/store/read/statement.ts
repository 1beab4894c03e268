import type { SqlValue } from "@/lib/store/database";

/** Collects the values of one statement: `bind` answers the `$n` that stands for a value. */
export const createStatement = () => {
  const values: SqlValue[] = [];
  return { values, bind: (value: SqlValue): string => `$${values.push(value)}` };
};
export type Statement = ReturnType<typeof createStatement>;

/** "all", or the ids of the only accounts that may be seen. Every read takes one. */
export type Scope = { readonly accounts: "all" | readonly string[] };

/** When it counts, and when we believed it. */
export type Clocks = { readonly asOf: string; readonly knownAt: string };

export const inScope = (statement: Statement, column: string, { accounts }: Scope): string => {
  if (accounts === "all") return "true";
  const [only, ...others] = accounts;
  if (only === undefined) return "false";
  return others.length === 0
    ? `${column} = ${statement.bind(only)}`
    : `${column} = any(${statement.bind(accounts)}::text[])`;
};

/** The version of a fact that was believed at the instant bound as `knownAt`. */
export const believed = (alias: string, knownAt: string): string =>
  `${alias}.known_from <= ${knownAt} and (${alias}.known_to is null or ${alias}.known_to > ${knownAt})`;

/** Named with what is read now: what a removed connection brought is left out. */
export const ofOpenConnection = (column: string): string =>
  // An array is looked into once for each row; a subquery would be joined, at the price of the whole scan.
  `${column} = any(array(select id from connections where archived_at is null))`;

/** What was read through a connection that has been removed stays in the past only. */
export const unarchived = (alias: string, knownAt: string): string =>
  `(${alias}.archived_at is null or ${alias}.archived_at > ${knownAt})`;

/** Accounts that are in both. */
export const narrowScope = (scope: Scope, accountIds: readonly string[]): Scope => {
  if (scope.accounts === "all") return { accounts: accountIds };
  const visible = new Set(scope.accounts);
  return { accounts: accountIds.filter((id) => visible.has(id)) };
};

/** What a reader looks for; the terms of agreements are searched only for who may read them. */
export type Search = { readonly text: string; readonly inTerms: boolean };

/** Text that a LIKE pattern matches anywhere, its own wildcards taken literally. */
export const containing = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
