import type { Attribute } from "@/lib/domain/base/attribute";
import type { Commitment } from "@/lib/domain/base/commitment";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import type { Standing } from "@/lib/domain/standing/standing";

/** What an inventory groups, orders and adds up: much less than all that is known of a commitment. */
export type HourlyPart = {
  readonly record: {
    readonly commitment: Pick<
      Commitment,
      | "id"
      | "accountId"
      | "name"
      | "start"
      | "end"
      | "zone"
      | "category"
      | "unit"
      | "perHour"
      | "archivedAt"
      | "vendorStatus"
    > & {
      readonly attributes: readonly Pick<Attribute, "key" | "text">[];
    };
    readonly hours: Pick<HourSums, "recent"> | null;
  };
  readonly figures: Pick<CommitmentFigures, "lapsed" | "remaining">;
};

/** What an inventory asks of the attributes. */
export const partKeys = ["provider", "product", "region", "family", "normalized-units"] as const;
export type PartKey = (typeof partKeys)[number];

/** Of a whole standing that part alone, for keeping. */
export const hourlyPartOf = ({ record, figures }: Standing): HourlyPart => {
  const {
    id,
    accountId,
    name,
    start,
    end,
    zone,
    category,
    unit,
    perHour,
    archivedAt,
    vendorStatus,
  } = record.commitment;
  const attributes = record.commitment.attributes
    .filter(({ key }) => partKeys.some((wanted) => wanted === key))
    .map(({ key, text }) => ({ key, text }));
  return {
    record: {
      commitment: {
        ...{
          id,
          accountId,
          name,
          start,
          end,
          zone,
          category,
          unit,
          perHour,
          archivedAt,
          vendorStatus,
        },
        attributes,
      },
      hours: record.hours && { recent: record.hours.recent },
    },
    figures: { lapsed: figures.lapsed, remaining: figures.remaining },
  };
};
