import { requireAction } from "@/lib/server/access";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { personOf, type Viewer } from "@/lib/server/viewer";
import { listInvitations } from "@/lib/store/identity/invitations";
import { countSessions } from "@/lib/store/identity/sessions";
import { listUsers } from "@/lib/store/identity/users";
import { countAccounts } from "@/lib/store/read/count-accounts";
import type { WirePeople } from "@/lib/wire/access";
import type { Meta } from "@/lib/wire/common";

/** Everybody who may sign in, and who was asked to join. */
export const listPeople = async (viewer: Viewer): Promise<{ data: WirePeople; meta: Meta }> => {
  requireAction(viewer, "manage-people");
  const { db, clock } = getContext();
  const now = clock();
  const [users, sessions, invitations, accounts] = await Promise.all([
    listUsers(db),
    countSessions(db, now),
    listInvitations(db, now),
    countAccounts(db),
  ]);
  const you = personOf(viewer).userId;
  return {
    data: {
      people: users.map(({ accountIds, ...user }) => ({
        ...user,
        accountIds: [...accountIds],
        isYou: user.id === you,
        sessionsOpen: sessions.get(user.id)?.open ?? 0,
        lastSeenAt: sessions.get(user.id)?.seenAt ?? null,
      })),
      invitations: invitations.map(({ accountIds, ...rest }) => ({
        ...rest,
        accountIds: [...accountIds],
      })),
      accounts,
    },
    meta: toPlainMeta(now),
  };
};
