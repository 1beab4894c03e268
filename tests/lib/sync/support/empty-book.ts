import type { Database } from "@/lib/store/database";

/** Every table but the list of applied migrations, and the audit log, which refuses it. */
export const emptyBook = async (db: Database): Promise<void> => {
  const tables = await db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema()
     and tablename not in ('migrations', 'audit_log', 'audit_head')`,
  );
  await db.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
};
