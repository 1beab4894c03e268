import type { Decimal } from "@/lib/domain/base/money";
import type { CalendarDay, Instant } from "@/lib/domain/base/period";

/** One charge row as a vendor reports it; the raw material of a derived ledger. */
export type Charge = {
  readonly start: Instant;
  readonly end: Instant;
  /** The vendor's own charge day in the vendor's zone. */
  readonly day: CalendarDay;
  /** Only `usage` draws a commitment down. */
  readonly category: "usage" | "purchase" | "credit" | "tax" | "adjustment";
  readonly service: string;
  readonly projectId: string | null;
  readonly projectName: string | null;
  readonly region: string | null;
  readonly pricingUnit: string;
  readonly pricingQuantity: Decimal;
  readonly effectiveCost: Decimal;
  readonly billedCost: Decimal;
  readonly currency: string;
};

/** What one commitment consumed on one charge day. */
export type ConsumptionDay = {
  readonly day: CalendarDay;
  /** Earliest start of the day's charges: the instant that assigns it to a segment. */
  readonly start: Instant;
  readonly end: Instant;
  readonly consumed: Decimal;
};
