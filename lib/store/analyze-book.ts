import type { Database } from "@/lib/store/database";

/** Tells the planner what a big write brought: the embedded engine never finds out by itself. */
export const analyzeBook = (db: Database) => db.upkeep("analyze");
