import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { IssuerSignIn } from "@/lib/server/commands/sign-in-from-issuer";
import { claims, type FromIssuer } from "@/lib/server/single-sign-on/claims";
import type { SingleSignOn } from "@/lib/server/single-sign-on-variables";

/** What it is called in addresses: `/api/auth/callback/sso` is what an issuer has to know. */
export const issuerProviderId = "sso";

export type IssuerUser = { readonly id: string; readonly result: IssuerSignIn };

/** What is taken from an answer that was checked, whatever else it holds. */
const named = z.looseObject({ sub: z.string() });

const plain = (issuer: unknown): string => String(issuer).replace(/\/+$/, "");

/**
 * Signature, `iss`, `aud`, `exp`, `nonce`, `state` and PKCE are checked by next-auth's client against what
 * the issuer publishes; that what it publishes is of the issuer that was set is checked here.
 */
export const createIssuerProvider = (
  settings: SingleSignOn,
  admit: (given: FromIssuer) => Promise<IssuerSignIn>,
): OAuthConfig<Record<string, unknown>> => ({
  id: issuerProviderId,
  name: "Single sign-on",
  type: "oauth",
  wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
  idToken: true,
  checks: ["state", "nonce", "pkce"],
  clientId: settings.clientId,
  clientSecret: settings.clientSecret,
  authorization: { params: { scope: settings.scope } },
  userinfo: {
    request: async ({ client, tokens }) => {
      if (plain(client.issuer.metadata.issuer) !== settings.issuer)
        throw new Error("The issuer calls itself by another name than it was set by.");
      const token = tokens.access_token;
      const inToken = named.parse(typeof tokens.claims === "function" ? tokens.claims() : {});
      const fresh = token === undefined ? inToken : await client.userinfo(token);
      if (fresh.sub !== inToken.sub) throw new Error("The issuer tells of two people at once.");
      return {
        ...inToken,
        ...fresh,
        isAskedAgain: token !== undefined && settings.groupClaim in fresh,
      };
    },
  },
  profile: async (profile, tokens): Promise<IssuerUser> => {
    const said = claims.parse(profile);
    const result = await admit({
      said,
      accessToken: tokens.access_token ?? null,
      refreshToken: tokens.refresh_token ?? null,
      isAskedAgain: profile.isAskedAgain === true,
    });
    return { id: said.sub, result };
  },
});
