import { randomBytes } from "node:crypto";
import { shell } from "@/lib/embed/shell";
import { answerError } from "@/lib/server/answer-error";
import { getContext } from "@/lib/server/context";
import { limited } from "@/lib/server/counted-request";
import { ancestorsOf, documentHeaders } from "@/lib/server/embed/document-headers";
import { findEmbed } from "@/lib/store/embeds/embeds";

type Asked = { params: Promise<{ readonly embedId: string; readonly view?: string }> };

/**
 * The frame itself. It knows of nobody yet, so it says nothing but who may frame it; an embed that is
 * not there is one that nobody may frame.
 */
const answerDocument = async (_request: Request, { params }: Asked) => {
  const { embedId, view = "" } = await params;
  const { db, env } = getContext();
  const embed = await findEmbed(db, embedId);
  const nonce = randomBytes(16).toString("base64");
  const headers = documentHeaders({
    ancestors: ancestorsOf(embed, new URL(env.url).origin),
    nonce,
    isHttps: env.url.startsWith("https:"),
  });
  if (embed === null || embed.archivedAt !== null)
    return new Response("There is no such embed.", { status: 404, headers });
  const { locale, theme, logo } = embed;
  const body = shell({ embedId, view, locale, theme, hasLogo: logo !== null, nonce });
  return new Response(body, {
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
  });
};

export const answerEmbedDocument = limited(answerDocument, answerError);

/** The picture that was kept with an embed, from our own origin. */
const answerLogo = async (_request: Request, { params }: Asked) => {
  const { embedId } = await params;
  const embed = await findEmbed(getContext().db, embedId);
  const [, type, body] = /^data:([^;]+);base64,(.*)$/.exec(embed?.logo ?? "") ?? [];
  if (type === undefined || body === undefined) return new Response(null, { status: 404 });
  return new Response(Buffer.from(body, "base64"), {
    headers: {
      "Content-Type": type,
      "Cache-Control": "public, max-age=3600",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
    },
  });
};

export const answerEmbedLogo = limited(answerLogo, answerError);
