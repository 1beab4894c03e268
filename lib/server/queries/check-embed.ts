import { parseOrigin, refusedOrigin } from "@/lib/domain/base/web-origin";
import { requireAction } from "@/lib/server/access";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { ancestorsOf, documentHeaders } from "@/lib/server/embed/document-headers";
import { askHost } from "@/lib/server/embed/host-answer";
import { notFound } from "@/lib/server/errors";
import type { Viewer } from "@/lib/server/viewer";
import { type Embed, findEmbed } from "@/lib/store/embeds/embeds";
import type { Meta } from "@/lib/wire/common";
import type { WireEmbedCheck } from "@/lib/wire/embed";

/** Whether a page may show an embed, why not, and what its document is sent with. */
export const checkEmbed = async (
  viewer: Viewer,
  { embedId, origin }: { readonly embedId: string; readonly origin: string },
): Promise<{ data: WireEmbedCheck; meta: Meta }> => {
  requireAction(viewer, "manage-embeds");
  const { db, env, clock, send } = getContext();
  const embed = await findEmbed(db, embedId);
  if (embed === null || embed.isPreview) throw notFound("embed");
  const ancestors = ancestorsOf(embed, new URL(env.url).origin);
  const isHttps = env.url.startsWith("https:");
  const headers = documentHeaders({ ancestors, nonce: "…", isHttps });
  const judged = judge(embed, origin);
  const book = new URL(env.url).origin;
  return {
    data: {
      ...judged,
      host: judged.allowed ? await askHost(send, origin, book) : null,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
    meta: toPlainMeta(clock()),
  };
};

const judge = (embed: Embed, text: string): Pick<WireEmbedCheck, "allowed" | "reason"> => {
  const origin = parseOrigin(text);
  if (origin === null) return { allowed: false, reason: refusedOrigin(text) };
  if (embed.archivedAt !== null) return { allowed: false, reason: "This embed has ended." };
  if (embed.origins.includes(origin))
    return { allowed: true, reason: "This origin is among those allowed." };
  const near = embed.origins.find((each) => new URL(each).host === new URL(origin).host);
  const reason = near
    ? `${near} is allowed; ${origin} has another scheme.`
    : `It is not among ${embed.origins.length} allowed ${embed.origins.length === 1 ? "origin" : "origins"}.`;
  return { allowed: false, reason };
};
