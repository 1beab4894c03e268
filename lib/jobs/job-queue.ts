import PgBoss from "pg-boss";
import type { Database, SqlValue } from "@/lib/store/database";

export type JobQueue = {
  readonly boss: PgBoss;
  /** After this nothing of the queue touches the database any more, whatever it still has under way. */
  close(): Promise<void>;
};

/**
 * That a job is over: pg-boss does not wait for it, so that a refusal would reach nobody and end the process. What
 * is true of a run stands in its own row.
 */
const endsJob = /^\s*with (results as \(\s*update|deleted_jobs as)/i;

/** The queue lives in the book's own database, on either engine, through the same seam. */
export const createJobQueue = (db: Database, onError: (error: Error) => void): JobQueue => {
  const underWay = new Set<Promise<object[]>>();
  let isClosed = false;
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        // pg-boss does not wait for the last things it says about a job; they must not fail loudly.
        if (isClosed) return new Promise(() => undefined);
        const asked = db.query(text, toSqlValues(values));
        underWay.add(asked);
        try {
          return { rows: await asked };
        } catch (error) {
          if (!endsJob.test(text)) throw error;
          onError(asError(error));
          return new Promise(() => undefined);
        } finally {
          underWay.delete(asked);
        }
      },
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
  return {
    boss,
    close: async () => {
      await boss.stop({ graceful: false, wait: false, close: false });
      while (underWay.size > 0) await Promise.allSettled(underWay);
      isClosed = true;
    },
  };
};

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

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
