import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { forgetSessionsBefore, sessionMaxMs } from "@/lib/store/identity/sessions";
import { forgetAttemptsBefore } from "@/lib/store/identity/sign-in-attempts";

const dayMs = 86_400_000;

/** What time has made worthless goes, whether anybody signs in or not. */
export const forgetOld = async (db: Queryable, now: Instant): Promise<void> => {
  await forgetAttemptsBefore(db, addDuration(now, -dayMs));
  await forgetSessionsBefore(db, addDuration(now, -2 * sessionMaxMs));
};
