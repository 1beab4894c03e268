import type { CommitmentRow } from "@/lib/wire/commitment";

type Kind = Pick<
  CommitmentRow,
  "category" | "cadence" | "segmentCount" | "drawnAt" | "vendorType" | "model"
>;

const categories = { usage: "Usage", spend: "Spend" } as const;

const hourly = { usage: "Reservation", spend: "Savings plan" } as const;

/** What the agreement calls it says more than what it is measured in. */
const sold: Readonly<Record<string, string>> = {
  PREPAID: "Prepaid",
  POSTPAID: "Postpaid",
  CREDIT: "Credit",
};

/** "Usage, monthly"; a pool drawn at contract level says how many terms share it. */
export const kindText = ({
  category,
  cadence,
  segmentCount,
  drawnAt,
  vendorType,
  model,
}: Kind): string => {
  if (model === "continuous") return vendorType === "Unknown" ? vendorType : hourly[category];
  const word = sold[vendorType] ?? categories[category];
  if (drawnAt === "contract") return `${word}, ${segmentCount} terms together`;
  if (segmentCount > 1) return `${word}, ${segmentCount} segments`;
  return cadence === "custom" ? word : `${word}, ${cadence}`;
};
