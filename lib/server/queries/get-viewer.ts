import { toMeta } from "@/lib/server/answers/meta";
import { listVisible } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import { personOf, type Viewer } from "@/lib/server/viewer";
import { listConnections } from "@/lib/store/connections";
import type { Freshness, Meta } from "@/lib/wire/common";
import type { WireViewer } from "@/lib/wire/viewer";

const trouble: readonly Freshness["state"][] = ["stale", "incomplete", "failed"];

/** Who is asking, and what the running head shows on every page. */
export const getViewer = async (viewer: Viewer): Promise<{ data: WireViewer; meta: Meta }> => {
  const [connections, { clocks, reads }] = await Promise.all([
    listConnections(getContext().db),
    listVisible(viewer),
  ]);
  const meta = toMeta(clocks, reads);
  const { email, name, role } = personOf(viewer);
  return {
    data: {
      email,
      name,
      role,
      canManageConnections: viewer.can["manage-connections"],
      canAcceptDoubts: viewer.can["accept-doubts"],
      canManagePeople: viewer.can["manage-people"],
      canManageKeys: viewer.can["manage-keys"],
      canManageEmbeds: viewer.can["manage-embeds"],
      canShare: viewer.can.share,
      canReadAudit: viewer.can["read-audit"],
      isFromIssuer: viewer.kind === "person" && viewer.isFromIssuer,
      seenBy: viewer.kind === "person" ? (viewer.seenBy?.name ?? null) : null,
      isSandbox: connections.some(({ isSandbox }) => isSandbox),
      sourcesNeedAttention: meta.freshness.some(({ state }) => trouble.includes(state)),
    },
    meta,
  };
};
