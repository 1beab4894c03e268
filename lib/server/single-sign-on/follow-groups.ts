import type { Instant } from "@/lib/domain/base/period";
import type { Role } from "@/lib/domain/base/role";
import type { Queryable } from "@/lib/store/database";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { setShut } from "@/lib/store/identity/identities";
import { endSessionsOf } from "@/lib/store/identity/sessions";
import { setRole, type User } from "@/lib/store/identity/users";

/** Who the log says did what the groups of an issuer decided. */
export const issuerActor = "single sign-on";

/**
 * Gives the role that the groups give; `null` shuts the person out, their keys with their sessions. The
 * last administrator is no exception: whoever was let go is let go, and a command makes another.
 */
export const followGroups = async (
  tx: Queryable,
  { id, email, role: before, isShut }: User,
  role: Role | null,
  at: Instant,
): Promise<void> => {
  if (role === null ? isShut : role === before && !isShut) return;
  await setShut(tx, id, role === null ? at : null);
  if (role === null) await endSessionsOf(tx, id, { at, exceptId: null });
  else await setRole(tx, id, role);
  await addAuditEntry(tx, {
    ...{ at, actor: issuerActor, action: "user.changed", subject: email },
    detail: {
      "role.before": isShut ? "none, in no group" : before,
      "role.after": role ?? "none, in no group",
    },
  });
};
