import { fromEpochMs } from "@/lib/domain/base/period";
import { buildId } from "@/lib/server/build-id";
import { readEnv } from "@/lib/server/env";
import { openDatabase } from "@/lib/store/open-database";
import { dropProjection, ensureForward } from "@/lib/store/projection/ensure-forward";
import { countKeptAccounts } from "@/lib/store/projection/list-kept-accounts";

const all = { accounts: "all" } as const;

/** Drops what is kept beside the facts and adds all of it up anew; answers stay what they were. */
export const rebuildProjection = async (): Promise<{ readonly accounts: number }> => {
  const db = await openDatabase(readEnv());
  try {
    await dropProjection(db);
    const present = { now: fromEpochMs(Date.now()), madeBy: await buildId() };
    await ensureForward(db, all, present);
    return { accounts: await countKeptAccounts(db, all, {}) };
  } finally {
    await db.close();
  }
};
