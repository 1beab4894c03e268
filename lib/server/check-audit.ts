import { readEnv } from "@/lib/server/env";
import { type ChainCheck, checkAuditChain } from "@/lib/store/identity/list-audit";
import { openDatabase } from "@/lib/store/open-database";

/** Walks the chain of the audit log from its first entry to its head. */
export const checkAudit = async (env = readEnv()): Promise<ChainCheck> => {
  const db = await openDatabase(env);
  try {
    return await checkAuditChain(db);
  } finally {
    await db.close();
  }
};
