import type { AppContext } from "@/lib/server/context";
import { hashPassword } from "@/lib/server/passwords";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { addUser, hasUsers } from "@/lib/store/identity/users";

type Needs = Pick<AppContext, "db" | "clock" | "log" | "env">;

/** Only ever creates: a password changed in the environment later changes nobody's password. */
export const addFirstAdministrator = async ({ db, clock, log, env }: Needs): Promise<void> => {
  if (await hasUsers(db)) return;
  if (env.admin === null) {
    log.warn(
      "nobody can sign in yet: set COMMITBOOK_ADMIN_EMAIL and COMMITBOOK_ADMIN_PASSWORD and start again",
    );
    return;
  }
  const { email, password } = env.admin;
  const passwordHash = await hashPassword(password);
  const at = clock();
  await db.transaction(async (tx) => {
    const user = await addUser(tx, { email, name: nameOf(email), role: "admin", passwordHash }, at);
    if (!user) return;
    const detail = { email, role: "admin" };
    await addAuditEntry(tx, {
      at,
      actor: "system",
      action: "user.added",
      subject: user.id,
      detail,
    });
  });
};

/** "m.keller@example.com" is called "m.keller" until somebody says otherwise. */
const nameOf = (email: string): string => email.split("@", 1)[0] ?? email;
