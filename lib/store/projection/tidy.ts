import type { Database } from "@/lib/store/database";

const tables = [
  "account_standings",
  "standings",
  "standing_records",
  "standing_words",
  "account_positions",
  "ledger_months",
];

/** A server tidies up by itself; the embedded engine keeps every old version of a row until asked. */
export const tidyProjection = async (db: Database): Promise<void> => {
  if (db.engine === "pglite") await db.upkeep(`vacuum (analyze) ${tables.join(", ")}`);
};
