import { AppError } from "@/lib/server/errors";
import type { Viewer } from "@/lib/server/viewer";

/** Of one's own sessions nobody else asks: no key, and nobody who looks through another's eyes. */
export const requireOwnSession = (viewer: Viewer): Extract<Viewer, { kind: "person" }> => {
  if (viewer.kind !== "person" || viewer.seenBy !== null)
    throw new AppError("not-allowed", "Only a person who signed in has sessions here.");
  return viewer;
};
