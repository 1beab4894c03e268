import type { Commitment } from "@/lib/domain/base/commitment";
import { unitKey } from "@/lib/domain/base/money";

type GroupedBy = Pick<Commitment, "id" | "accountId" | "unit" | "measure" | "model">;

/**
 * What burns together (metrics 3.14 ruling 30). Charges name no commitment, so all that an account
 * consumes in one unit and measure is one group, whichever term it drew on. So is what a vendor's own
 * ledgers of one unit are drawn by: pools and targets, one after the other in burn order. What is
 * bought by the hour burns by itself.
 */
export const burnGroupOf = ({ id, accountId, unit, measure, model }: GroupedBy): string =>
  model === "continuous"
    ? `${accountId} ${id}`
    : `${accountId} ${unitKey(unit)} ${measure ?? "reported"}`;

const restrictions = new Set(["applicable-products", "applicable-tags", "specifiers"]);

/** A pool that only some usage may draw: the vendor does not say which usage that will be. */
export const isRestricted = ({ attributes }: Pick<Commitment, "attributes">): boolean =>
  attributes.some(({ key }) => restrictions.has(key));
