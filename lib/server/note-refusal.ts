import { addDuration } from "@/lib/domain/base/period";
import { getContext } from "@/lib/server/context";
import { type AuditAction, type AuditDetail, addAuditEntry } from "@/lib/store/identity/audit";
import { countRefusal, forgetRefusalsBefore } from "@/lib/store/identity/refusals";

type Refusal = {
  readonly actor: string;
  readonly action: Extract<AuditAction, "access.refused" | "sign-in.failed">;
  /** What was refused, of a bounded number of things: an operation, a way of signing in. */
  readonly subject: string;
  readonly detail: AuditDetail;
};

const keptForMs = 2 * 86_400_000;

const isTold = (times: number): boolean => /^10*$/.test(String(times));

/**
 * Whoever is refused again and again fills no log: within an hour the first, the tenth, the hundredth
 * refusal of the same is told, each with how many there were.
 */
export const noteRefusal = async ({ actor, action, subject, detail }: Refusal): Promise<void> => {
  const { db, clock } = getContext();
  const at = clock();
  const times = await countRefusal(db, { actor, subject: `${action} ${subject}`, at });
  if (!isTold(times)) return;
  await forgetRefusalsBefore(db, addDuration(at, -keptForMs));
  await addAuditEntry(db, { at, actor, action, subject, detail: { ...detail, times } });
};
