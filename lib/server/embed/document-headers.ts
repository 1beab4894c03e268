import { securityHeaders } from "@/lib/server/csp";
import type { Embed } from "@/lib/store/embeds/embeds";

type Framing = {
  /** Exact origins, parsed when they were kept. */
  readonly ancestors: readonly string[];
  readonly nonce: string;
  readonly isHttps: boolean;
};

/** Who may frame a document of this embed. Nobody, once it is over. */
export const ancestorsOf = (embed: Embed | null, ownOrigin: string): readonly string[] => {
  if (embed === null || embed.archivedAt !== null) return [];
  return embed.isPreview ? [ownOrigin] : embed.origins;
};

/**
 * Of a page that stands in others: who may frame it is said here, so X-Frame-Options, which knows no
 * list, is left out. A host that isolates itself loads it only with both COEP and CORP.
 */
export const documentHeaders = ({
  ancestors,
  nonce,
  isHttps,
}: Framing): Readonly<Record<string, string>> => {
  const {
    "X-Frame-Options": _frames,
    "Cross-Origin-Opener-Policy": _opener,
    ...usual
  } = securityHeaders(isHttps);
  return {
    ...usual,
    "Content-Security-Policy": [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(" ")}`,
    ].join("; "),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
  };
};
