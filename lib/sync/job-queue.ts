import PgBoss from "pg-boss";
import type { Database, SqlValue } from "@/lib/store/database";

/** The queue lives in the book's own database, on either engine, through the same seam. */
export const createJobQueue = (db: Database, onError: (error: Error) => void): PgBoss => {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => ({ rows: await db.query(text, toSqlValues(values)) }),
    },
    schema: "queue",
    // Housekeeping often enough for a handful of jobs a day; an idle embedded engine stays idle.
    maintenanceIntervalSeconds: 600,
    monitorStateIntervalSeconds: 600,
    cronMonitorIntervalSeconds: 45,
    clockMonitorIntervalSeconds: 600,
    deleteAfterDays: 7,
  });
  boss.on("error", onError);
  return boss;
};

const toSqlValues = (values: readonly unknown[] | undefined): SqlValue[] | undefined =>
  values === undefined || values.length === 0 ? undefined : values.map(toSqlValue);

const toSqlValue = (value: unknown): SqlValue => {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => String(item));
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return JSON.stringify(value);
};
