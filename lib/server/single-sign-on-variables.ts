import { z } from "zod";
import { type Role, roles } from "@/lib/domain/base/role";
import { StartError } from "@/lib/server/start-error";
import { apiUrl, variable } from "@/lib/server/variable-schemas";

const roleNames: ReadonlySet<string> = new Set(roles);
const isRole = (text: string): text is Role => roleNames.has(text);

/** A group may hold commas and equals signs, as the names of a directory do. */
const pairsOf = (text: string) =>
  text
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [role = "", ...group] = pair.split("=");
      return { role: role.trim(), group: group.join("=").trim() };
    });

const groupRoles = variable
  .refine((text) => pairsOf(text).every(({ role, group }) => isRole(role) && group !== ""), {
    error: `COMMITBOOK_OIDC_ROLES must be role=group, separated by semicolons, such as admin=book-admins;viewer=everybody; roles are ${roles.join(", ")}.`,
  })
  .transform((text) =>
    pairsOf(text).flatMap(({ role, group }) => (isRole(role) ? [{ role, group }] : [])),
  );

/** Single sign-on: none of these, or at least the first four. */
export const singleSignOnVariables = z.object({
  COMMITBOOK_OIDC_ISSUER: apiUrl("COMMITBOOK_OIDC_ISSUER").optional(),
  COMMITBOOK_OIDC_CLIENT_ID: variable.optional(),
  COMMITBOOK_OIDC_CLIENT_SECRET: variable.optional(),
  COMMITBOOK_OIDC_ROLES: groupRoles.optional(),
  COMMITBOOK_OIDC_NAME: variable.max(60).optional(),
  COMMITBOOK_OIDC_GROUP_CLAIM: variable.default("groups"),
  COMMITBOOK_OIDC_SCOPE: variable
    .refine((text) => text.split(" ").includes("openid"), {
      error: "COMMITBOOK_OIDC_SCOPE must name openid among its scopes.",
    })
    .default("openid email profile"),
});

export type SingleSignOn = {
  /** As the issuer names itself, without a slash at its end. */
  readonly issuer: string;
  /** What people call it. */
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** What the issuer calls the list of somebody's groups. */
  readonly groupClaim: string;
  readonly roles: readonly { readonly role: Role; readonly group: string }[];
};

type Given = z.infer<typeof singleSignOnVariables>;

/** `allowHosts`: where an address without TLS will do. */
export const readSingleSignOn = (
  given: Given,
  allowHosts: readonly string[],
): SingleSignOn | null => {
  const issuer = given.COMMITBOOK_OIDC_ISSUER;
  const clientId = given.COMMITBOOK_OIDC_CLIENT_ID;
  const clientSecret = given.COMMITBOOK_OIDC_CLIENT_SECRET;
  const groups = given.COMMITBOOK_OIDC_ROLES;
  if (!issuer && !clientId && !clientSecret && !groups) return null;
  if (!issuer || !clientId || !clientSecret || !groups?.length)
    throw new StartError(
      "COMMITBOOK_OIDC_ISSUER, COMMITBOOK_OIDC_CLIENT_ID, COMMITBOOK_OIDC_CLIENT_SECRET and COMMITBOOK_OIDC_ROLES go together: set all four or none.",
    );
  const { protocol, host } = new URL(issuer);
  if (protocol !== "https:" && !allowHosts.includes(host.toLowerCase()))
    throw new StartError(
      `COMMITBOOK_OIDC_ISSUER must begin with https://, or its ${host} must stand in COMMITBOOK_ALLOW_HOSTS.`,
    );
  return {
    ...{ issuer, clientId, clientSecret, roles: groups },
    name: given.COMMITBOOK_OIDC_NAME ?? host,
    scope: given.COMMITBOOK_OIDC_SCOPE,
    groupClaim: given.COMMITBOOK_OIDC_GROUP_CLAIM,
  };
};
