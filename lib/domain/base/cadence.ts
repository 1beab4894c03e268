import { addMonths, type Period } from "@/lib/domain/base/period";

/** Length of a segment in the word that people use for it. */
export const cadences = ["monthly", "quarterly", "yearly", "custom", "evergreen"] as const;
export type Cadence = (typeof cadences)[number];

const months: readonly (readonly [number, Cadence])[] = [
  [1, "monthly"],
  [3, "quarterly"],
  [12, "yearly"],
];

/** Counted in the contract's zone, or in UTC where the source cuts its terms there. */
export const cadenceOf = ({ start, end }: Period, zone: string): Cadence => {
  if (end === null) return "evergreen";
  const isOf = (count: number) =>
    addMonths(start, zone, count) === end || addMonths(start, "UTC", count) === end;
  return months.find(([count]) => isOf(count))?.[1] ?? "custom";
};
