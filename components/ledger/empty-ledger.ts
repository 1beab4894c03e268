import type { CommitmentDetail } from "@/lib/wire/commitment";

type Asked = Pick<CommitmentDetail, "state" | "model"> & {
  readonly agreement: Pick<CommitmentDetail["agreement"], "hourly">;
};

/** Which kind of nothing an empty ledger is; a term that runs is never said not to have begun. */
export const sayEmptyLedger = ({ state, model, agreement: { hourly } }: Asked): string => {
  if (state === "upcoming") return "No entry yet: the term has not begun.";
  if (model !== "continuous") return "No entry yet.";
  const days = hourly?.days ?? 0;
  if (days === 0) return "No entry yet: no day of it has been read.";
  const read =
    days === 1 ? "1 day was read, as a percentage" : `${days} days were read, as percentages`;
  return hourly?.perHour.kind === "value"
    ? "No entry in this part of the history."
    : `No entry: ${read}, and without a count or a price they come to no amount.`;
};
