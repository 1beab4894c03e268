import { findValue } from "@/lib/domain/base/metric";
import { compareDecimals, type Decimal } from "@/lib/domain/base/money";
import { contains, daysLeft, type Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import { findText, recentUse } from "@/lib/domain/hourly/hourly-use";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** What an inventory can be grouped by. */
export const inventoryGroupings = [
  "none",
  "provider",
  "product",
  "region",
  "family",
  "expiry",
] as const;
export type InventoryGrouping = (typeof inventoryGroupings)[number];

export const inventoryViews = ["running", "upcoming", "ended", "all"] as const;
export type InventoryView = (typeof inventoryViews)[number];

/** Savings plans commit money, reservations instances. */
export const inventoryKinds = ["all", "plans", "reservations"] as const;
export type InventoryKind = (typeof inventoryKinds)[number];

export const inventoryOrders = ["worst", "end", "name"] as const;
export type InventoryOrder = (typeof inventoryOrders)[number];

export type InventoryGroup = { readonly id: string; readonly name: string };

export const isHourly = ({ record }: Pick<Standing, "record">): boolean =>
  record.commitment.model === "continuous";

export const isInInventoryView = (
  { record: { commitment } }: Pick<HourlyPart, "record">,
  view: InventoryView,
  at: Instant,
): boolean => {
  const isCancelled = isCancelledAt(commitment, at);
  switch (view) {
    case "running":
      return contains(commitment, at) && !isCancelled;
    case "upcoming":
      return commitment.start > at && !isCancelled;
    case "ended":
      return isCancelled || (commitment.end !== null && commitment.end <= at);
    case "all":
      return true;
  }
};

export const expirySteps = [30, 60, 90] as const;

const expiryNames = [
  [30, "Ends within 30 days"],
  [60, "Ends in 31 to 60 days"],
  [90, "Ends in 61 to 90 days"],
] as const;

/** Groups are named by what the vendor says; what it leaves out is a group of its own. */
export const groupOf = (
  part: HourlyPart,
  grouping: InventoryGrouping,
  at: Instant,
): InventoryGroup => {
  if (grouping === "none") return { id: "all", name: "" };
  if (grouping === "expiry") return expiryGroup(part, at);
  const text = findText(part, grouping);
  if (text === null) return { id: "~", name: `${names[grouping]} not given` };
  if (grouping !== "product") return { id: text, name: text };
  const provider = findText(part, "provider");
  const name = provider === null ? text : `${provider} ${text}`;
  return { id: name, name };
};

const names = {
  provider: "Cloud provider",
  product: "Product",
  region: "Region",
  family: "Instance family",
} as const;

const expiryGroup = ({ record: { commitment } }: HourlyPart, at: Instant): InventoryGroup => {
  const { end, zone } = commitment;
  if (isCancelledAt(commitment, at)) return { id: "6", name: "Cancelled" };
  if (end === null) return { id: "5", name: "End not given" };
  if (end <= at) return { id: "7", name: "Ended" };
  const left = daysLeft(end, at, zone);
  const index = expiryNames.findIndex(([days]) => left <= days);
  const found = expiryNames[index];
  return found ? { id: String(index), name: found[1] } : { id: "4", name: "Ends later" };
};

/** So many of the worst used stand on the overview. */
export const worstMax = 5;

type AtOf = (part: HourlyPart) => Instant;

/** The worst used of the last thirty days first; what has no figure comes last. */
export const byWorstUse = (atOf: AtOf) => {
  const shareOf = (part: HourlyPart): Decimal | null => findValue(recentUse(part, atOf(part)));
  return (left: HourlyPart, right: HourlyPart): number => {
    const [one, other] = [shareOf(left), shareOf(right)];
    return one === null || other === null
      ? Number(one === null) - Number(other === null) || byId(left, right)
      : compareDecimals(one, other) || byId(left, right);
  };
};

export const byEnd = (left: HourlyPart, right: HourlyPart): number =>
  compareText(left.record.commitment.end ?? "~", right.record.commitment.end ?? "~") ||
  byId(left, right);

export const byName = (left: HourlyPart, right: HourlyPart): number =>
  compareText(left.record.commitment.name, right.record.commitment.name) || byId(left, right);

const byId = (left: HourlyPart, right: HourlyPart): number =>
  compareText(left.record.commitment.id, right.record.commitment.id);

/** Running ones that end within so many calendar days (metrics 3.1), nearest first. */
export const endingSoon = <Part extends HourlyPart>(
  parts: readonly Part[],
  days: number,
  atOf: (part: Part) => Instant,
): Part[] =>
  parts
    .filter((part) => {
      const { end, zone } = part.record.commitment;
      const at = atOf(part);
      return (
        isInInventoryView(part, "running", at) && end !== null && daysLeft(end, at, zone) <= days
      );
    })
    .sort(byEnd);
