import { addDuration, fromEpochMs } from "@/lib/domain/base/period";
import { readEnv } from "@/lib/server/env";
import { machineActor } from "@/lib/server/reseal-secrets";
import { StartError } from "@/lib/server/start-error";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { addInvitation } from "@/lib/store/identity/invitations";
import { findCredentials, setRole } from "@/lib/store/identity/users";
import { openDatabase } from "@/lib/store/open-database";

const hourMs = 3_600_000;

export type AdministratorLink = { readonly link: string; readonly isNew: boolean };

/**
 * For a book that nobody can administer any more, by whoever holds its machine: a link by which the person of
 * this address, who is there or not, has a password and is an administrator.
 */
export const makeAdministrator = async (
  address: string,
  env = readEnv(),
): Promise<AdministratorLink> => {
  const email = address.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254)
    throw new StartError("Say for whom: npm run administrator -- you@example.com");
  const db = await openDatabase(env);
  try {
    const at = fromEpochMs(Date.now());
    return await db.transaction(async (tx) => {
      const user = (await findCredentials(tx, email))?.user ?? null;
      const entry = { at, actor: machineActor, subject: email };
      if (user !== null && user.role !== "admin") {
        await setRole(tx, user.id, "admin");
        const detail = { "role.before": user.role, "role.after": "admin" };
        await addAuditEntry(tx, { ...entry, action: "user.changed", detail });
      }
      const purpose = user === null ? ("join" as const) : ("reset" as const);
      const expiresAt = addDuration(at, hourMs);
      const made = await addInvitation(tx, {
        ...{ purpose, email, role: "admin", accountIds: [], userId: user?.id ?? null },
        ...{ name: user?.name ?? email, madeBy: machineActor, createdAt: at, expiresAt },
      });
      const detail = { purpose, role: "admin", until: expiresAt };
      await addAuditEntry(tx, { ...entry, action: "invitation.made", detail });
      return { link: `${env.url}/invitation#${made.token}`, isNew: user === null };
    });
  } finally {
    await db.close();
  }
};
