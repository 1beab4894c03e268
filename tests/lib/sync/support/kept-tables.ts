/** What is kept beside the facts: a test that empties the tables of facts by hand empties these too. */
export const keptTables =
  "ledger_months, account_standings, standings, standing_records, standing_words, account_positions";
