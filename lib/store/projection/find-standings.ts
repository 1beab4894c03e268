import type { Queryable } from "@/lib/store/database";
import {
  containing,
  createStatement,
  inScope,
  type Scope,
  type Search,
} from "@/lib/store/read/statement";

/** Commitments by their two ids, side by side. */
export type Found = {
  readonly accountIds: readonly string[];
  readonly commitmentIds: readonly string[];
};

/** What a search finds: looked for once, however many questions are then asked of it. */
export const findStandings = async (
  db: Queryable,
  scope: Scope,
  { text, inTerms }: Search,
): Promise<Found> => {
  const statement = createStatement();
  const pattern = `lower(${statement.bind(containing(text.trim()))})`;
  const any = inTerms
    ? `(w.words like ${pattern} or w.terms like ${pattern})`
    : `w.words like ${pattern}`;
  const rows = await db.query<{ account_id: string; commitment_id: string }>(
    `select w.account_id, w.commitment_id from standing_words w
     where ${inScope(statement, "w.account_id", scope)} and ${any}`,
    statement.values,
  );
  return {
    accountIds: rows.map(({ account_id }) => account_id),
    commitmentIds: rows.map(({ commitment_id }) => commitment_id),
  };
};
