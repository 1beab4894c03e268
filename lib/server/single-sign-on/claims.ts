import { z } from "zod";
import { type Role, roles } from "@/lib/domain/base/role";
import type { SingleSignOn } from "@/lib/server/single-sign-on-variables";

/** What an issuer says of somebody. What is not of the form that it should have was not said. */
export const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).nullish().catch(null),
  email_verified: z.boolean().nullish().catch(null),
  name: z.string().max(120).nullish().catch(null),
  /** Seconds since 1970: when the person last proved who they are. */
  auth_time: z.number().nullish().catch(null),
});
export type Claims = z.infer<typeof claims>;

/** What a sign-in at the issuer came back with. */
export type FromIssuer = {
  readonly said: Claims;
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  /** Whether asking again, with the access token, names the groups too. */
  readonly isAskedAgain: boolean;
};

/** null where it says nothing of groups at all, which is not the same as being in none. */
export const groupsOf = (
  said: Readonly<Record<string, unknown>>,
  { groupClaim }: Pick<SingleSignOn, "groupClaim">,
): readonly string[] | null => {
  const found = said[groupClaim];
  if (typeof found === "string") return [found];
  return Array.isArray(found) ? found.filter((each) => typeof each === "string") : null;
};

/** The first of the roles, as they are listed, that any of the groups gives; null for none. */
export const roleOfGroups = (
  groups: readonly string[],
  given: SingleSignOn["roles"],
): Role | null =>
  roles.find((role) => given.some((each) => each.role === role && groups.includes(each.group))) ??
  null;
