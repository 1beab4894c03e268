import { explainOrigin, parseOrigin } from "@/lib/domain/base/web-origin";
import { AppError } from "@/lib/server/errors";

/**
 * Throws for the first that is no exact origin, and for the book's own: a frame there would stand in the very
 * pages that administrators are signed in to.
 */
export const parseOrigins = (texts: readonly string[], own: string): string[] => [
  ...new Set(
    texts.map((text) => {
      const origin = parseOrigin(text.trim());
      const told = text.slice(0, 100);
      if (origin === null)
        throw new AppError("invalid-request", `${told}: ${explainOrigin(text)}.`);
      if (origin === own)
        throw new AppError("invalid-request", `${told}: the book's own pages frame no embed.`);
      return origin;
    }),
  ),
];
