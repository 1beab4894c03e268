import type { Attribute } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";

export type ProviderId = "vercel" | "metronome" | "datadog";

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
  readonly access: "readable" | "needs-sign-in" | "forbidden";
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
