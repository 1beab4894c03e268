import type { Role } from "@/lib/domain/base/role";
import { accessOf } from "@/lib/server/access";
import { installContext } from "@/lib/server/context";
import { readEnv } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createSecrets } from "@/lib/server/secrets";
import type { Viewer } from "@/lib/server/viewer";
import type { Database } from "@/lib/store/database";

export const asViewer = (role: Role = "finance", accountIds: readonly string[] = []): Viewer => ({
  kind: "person",
  person: { userId: "usr_1", email: "mk@example.com", name: "M K", role },
  ...{
    sessionId: "session_1",
    confirmedAt: "2026-11-20T12:00:00.000Z",
    seenBy: null,
    isFromIssuer: false,
  },
  ...accessOf(role, accountIds),
});

/** Every query reads this book at this instant; nothing else of the application is there. */
export const installBook = (db: Database, now: string): void => {
  const clock = () => now;
  installContext({
    db,
    clock,
    env: readEnv({}),
    log: createLog({ write: () => undefined, clock }),
    secrets: createSecrets("the master secret of a test application"),
    queue: {
      requestSync: () => {
        throw new Error("A query asks for no sync.");
      },
    },
    providers: new Map(),
    checkOutbound: () => undefined,
  });
};
