import type { CommitmentRow } from "@/lib/wire/commitment";

type Kind = Pick<CommitmentRow, "category" | "cadence" | "segmentCount" | "drawnAt">;

const categories = { usage: "Usage", spend: "Spend" } as const;

/** "Usage, monthly"; a pool drawn at contract level says how many terms share it. */
export const kindText = ({ category, cadence, segmentCount, drawnAt }: Kind): string => {
  if (drawnAt === "contract") return `${categories[category]}, ${segmentCount} terms together`;
  if (segmentCount > 1) return `${categories[category]}, ${segmentCount} segments`;
  return cadence === "custom" ? categories[category] : `${categories[category]}, ${cadence}`;
};
