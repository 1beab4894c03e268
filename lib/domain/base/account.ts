import type { Attribute } from "@/lib/domain/base/attribute";
import type { Instant } from "@/lib/domain/base/period";

// biome-ignore lint/suspicious/noEmptyInterface: the domain names no vendor; lib/sources adds a member for each
export interface KnownSources {}

/** The id of a billing source: one of those in the table of `lib/sources`. */
export type ProviderId = keyof KnownSources;

export const accountAccesses = ["readable", "needs-sign-in", "forbidden"] as const;
export type AccountAccess = (typeof accountAccesses)[number];

/** "none": read whole, and the source says there is no commitment. Never an unread account. */
export const accountHoldings = ["some", "none", "unread"] as const;

/**
 * A team, customer or organization. `access` says whether the source lets us read it:
 * "needs-sign-in" is a state of the account, not an error of the page.
 */
export type Account = {
  readonly id: string;
  readonly provider: ProviderId;
  readonly connectionId: string;
  readonly externalId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly slug: string | null;
  readonly access: AccountAccess;
  readonly attributes: readonly Attribute[];
};

/** The signed agreement. `end` null means evergreen; `zone` is the zone its days are counted in. */
export type Contract = {
  readonly id: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly name: string;
  readonly start: Instant;
  readonly end: Instant | null;
  readonly zone: string;
  readonly archivedAt: Instant | null;
  readonly attributes: readonly Attribute[];
};
