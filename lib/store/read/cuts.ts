import type { Instant } from "@/lib/domain/base/period";
import type { Scope, Statement } from "@/lib/store/read/statement";

/** The instant each account's figures are told at, by account id: accounts may differ within an hour. */
export type Cuts = ReadonlyMap<string, Instant>;

/** Later than anything can be known: what is believed now, whatever a clock says. */
export const LATEST: Instant = "9999-12-31T23:59:59.999Z";

/** SQL: the cuts as a table to join, `(account_id, at)`. */
export const cutsTable = (statement: Statement, cuts: Cuts, alias = "cuts"): string => {
  const ids = statement.bind([...cuts.keys()]);
  const instants = statement.bind([...cuts.values()]);
  return `unnest(${ids}::text[], ${instants}::timestamptz[]) as ${alias} (account_id, at)`;
};

export const scopeOfCuts = (cuts: Cuts): Scope => ({ accounts: [...cuts.keys()] });
