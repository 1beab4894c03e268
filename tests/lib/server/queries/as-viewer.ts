import { permissionsOf, scopeOf } from "@/lib/server/access";
import { installContext } from "@/lib/server/context";
import type { Viewer } from "@/lib/server/viewer";
import type { Database } from "@/lib/store/database";
import type { Role } from "@/lib/wire/viewer";

export const asViewer = (role: Role = "finance", accountIds: readonly string[] = []): Viewer => ({
  kind: "session",
  userId: "usr_1",
  email: "mk@example.com",
  name: "M K",
  role,
  scope: { accounts: scopeOf(role, accountIds) },
  can: permissionsOf(role),
});

/** Every query reads this book at this instant. */
export const useBook = (db: Database, now: string): void => {
  installContext({ db, clock: () => now });
};
