import { addDuration } from "@/lib/domain/base/period";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import type { Viewer } from "@/lib/server/viewer";

const confirmedForMs = 15 * 60_000;

type PersonViewer = Extract<Viewer, { kind: "person" }>;

/**
 * What decides who may do what is done by people alone, who gave their password a moment ago: a screen
 * that was left open, or a key that was found, is not enough.
 */
export const requireConfirmed = (viewer: Viewer): PersonViewer => {
  if (viewer.kind !== "person")
    throw new AppError("not-allowed", "People do this on screen; a key cannot.");
  requireFresh(viewer);
  return viewer;
};

/** The same where a key may do it too: it is a proof by itself each time. */
export const requireFresh = (viewer: Viewer): void => {
  if (viewer.kind !== "person") return;
  if (addDuration(viewer.confirmedAt, confirmedForMs) <= getContext().clock())
    throw new AppError("confirm-password", "Give your password again to go on.");
};
