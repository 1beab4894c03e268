import type { TimelineItem } from "@/lib/charts/prepare-timeline";

/** One picture of a lane; on a phone a line of words stands above it, and the account above its first. */
export const lanePx = 19;
const wordsPx = 20;
const accountPx = 28;
const sidePx = 30;

export const itemPx = (item: TimelineItem | undefined, isPhone: boolean): number => {
  if (item === undefined || item.kind === "side") return sidePx;
  if (!isPhone) return lanePx;
  return lanePx + wordsPx + (item.isFirst ? accountPx : 0);
};
