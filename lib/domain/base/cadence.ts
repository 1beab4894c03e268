import { addMonths, type Period, toEpochMs } from "@/lib/domain/base/period";

/** Length of a segment in the word that people use for it. */
export const cadences = ["monthly", "quarterly", "yearly", "custom", "evergreen"] as const;
export type Cadence = (typeof cadences)[number];

/** So many months, which are from so many days to so many, a change of clocks left out. */
const lengths: readonly {
  readonly months: number;
  readonly days: readonly [number, number];
  readonly cadence: Cadence;
}[] = [
  { months: 1, days: [28, 31], cadence: "monthly" },
  { months: 3, days: [89, 92], cadence: "quarterly" },
  { months: 12, days: [365, 366], cadence: "yearly" },
];

const dayMs = 86_400_000;

/** Counted in the contract's zone, or in UTC where the source cuts its terms there. */
export const cadenceOf = ({ start, end }: Period, zone: string): Cadence => {
  if (end === null) return "evergreen";
  // Rows of a list ask this, and a calendar is dear: it is asked about lengths that can be.
  const days = Math.round((toEpochMs(end) - toEpochMs(start)) / dayMs);
  const length = lengths.find((each) => each.days[0] <= days && days <= each.days[1]);
  if (length === undefined) return "custom";
  const isOf = (each: string) => addMonths(start, each, length.months) === end;
  return isOf(zone) || isOf("UTC") ? length.cadence : "custom";
};
