import { z } from "zod";
import { type Claims, claims } from "@/lib/server/single-sign-on/claims";
import type { SingleSignOn } from "@/lib/server/single-sign-on-variables";

/** What the sign-in left for asking again. */
export const grantOf = z.object({
  accessToken: z.string().nullable(),
  refreshToken: z.string().nullable(),
});
export type Grant = z.infer<typeof grantOf>;

export type IssuerAnswer =
  | { readonly kind: "said"; readonly said: Claims; readonly grant: Grant }
  /** It no longer knows what it gave out. */
  | { readonly kind: "refused" }
  /** Nothing can be told from what came, or nothing came. */
  | { readonly kind: "away" };

const timeoutMs = 5000;

const published = z.object({ userinfo_endpoint: z.url(), token_endpoint: z.url() });
const tokens = z.object({ access_token: z.string(), refresh_token: z.string().nullish() });

/** A redirect could take what opens somewhere else, so none is followed. */
const send = (address: string, init: RequestInit): Promise<Response> =>
  fetch(address, {
    ...init,
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });

/** Asks who the holder of a session is by now; where its token has run out, once more with a new one. */
export const askIssuer = async (settings: SingleSignOn, grant: Grant): Promise<IssuerAnswer> => {
  try {
    const address = `${settings.issuer}/.well-known/openid-configuration`;
    const places = published.parse(await (await send(address, {})).json());
    const first = await askWho(places.userinfo_endpoint, grant);
    if (first.kind !== "refused" || grant.refreshToken === null) return first;
    const renewed = await renew(places.token_endpoint, settings, grant.refreshToken);
    return renewed === null ? first : await askWho(places.userinfo_endpoint, renewed);
  } catch {
    return { kind: "away" };
  }
};

const askWho = async (address: string, grant: Grant): Promise<IssuerAnswer> => {
  const response = await send(address, {
    headers: { authorization: `Bearer ${grant.accessToken}`, accept: "application/json" },
  });
  if (response.status === 401 || response.status === 403) return { kind: "refused" };
  if (!response.ok) return { kind: "away" };
  return { kind: "said", said: claims.parse(await response.json()), grant };
};

/** Null where what was kept for it is worth nothing any more. */
const renew = async (
  address: string,
  { clientId, clientSecret }: SingleSignOn,
  refreshToken: string,
): Promise<Grant | null> => {
  const name = [clientId, clientSecret].map(encodeURIComponent).join(":");
  const response = await send(address, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(name).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
  });
  if (response.status === 400 || response.status === 401) return null;
  const given = tokens.parse(await response.json());
  return {
    accessToken: given.access_token,
    refreshToken: given.refresh_token ?? refreshToken,
  };
};
