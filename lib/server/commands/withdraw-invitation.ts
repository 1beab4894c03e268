import { requireAction } from "@/lib/server/access";
import { toDone } from "@/lib/server/answers/meta";
import { requireConfirmed } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { withdrawInvitation as withdraw } from "@/lib/store/identity/invitations";

export const withdrawInvitation = async (
  viewer: Viewer,
  { invitationId }: { readonly invitationId: string },
) => {
  requireAction(viewer, "manage-people");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    const gone = await withdraw(tx, invitationId, at);
    if (!gone) throw notFound("invitation");
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "invitation.withdrawn", subject: gone.email },
      detail: { role: gone.role },
    });
  });
  return toDone(at);
};
