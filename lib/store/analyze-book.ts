import type { Queryable } from "@/lib/store/database";

/** Tells the planner what a big write brought: the embedded engine never finds out by itself. */
export const analyzeBook = (db: Queryable) => db.query("analyze");
