import type { Instant } from "@/lib/domain/base/period";
import type { ApiKey } from "@/lib/store/identity/api-keys";
import type { WireApiKey } from "@/lib/wire/access";

export const toApiKey = (
  { scopes, accountIds, ownerEmail, ...key }: ApiKey,
  now: Instant,
): WireApiKey => ({
  ...key,
  owner: ownerEmail,
  scopes: scopes && [...scopes],
  accountIds: accountIds && [...accountIds],
  isExpired: key.expiresAt !== null && key.expiresAt <= now,
});
