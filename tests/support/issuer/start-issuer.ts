import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export type IssuerPerson = {
  readonly email?: string;
  readonly isVerified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
};

export type Issuer = {
  readonly url: string;
  /** Whoever is at the keyboard when the issuer asks. */
  sitDown(subject: string): void;
  /** What it says of them from now on. */
  say(subject: string, person: IssuerPerson): void;
  /** How often it was asked who somebody is. */
  readonly asked: () => number;
  /** Answers nothing until it is told otherwise. */
  hang(isAway: boolean): void;
  close(): Promise<void>;
};

export const client = { id: "commitbook", secret: "a client secret that is long enough" };

/** In the claims of a person when groups are told at sign-in only, in the token. */
type Settings = { readonly redirectUri: string; readonly accessTokenSeconds?: number };

export const startIssuer = async (settings: Settings): Promise<Issuer> => {
  const people = new Map<string, IssuerPerson>();
  let seated = "";
  let isAway = false;
  let asked = 0;
  const server = createServer((request, response) => {
    if (isAway) return void request.socket.destroy();
    if (request.url?.startsWith("/me")) asked += 1;
    if (request.url?.startsWith("/interaction/"))
      return void provider.interactionFinished(request, response, { login: { accountId: seated } });
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(url, {
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret },
        redirect_uris: [settings.redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
      },
    ],
    scopes: ["openid", "email", "profile"],
    claims: {
      openid: ["sub", "groups"],
      email: ["email", "email_verified"],
      profile: ["name"],
      auth_time: null,
    },
    pkce: { required: () => true },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: ["a key of the test"] },
    features: { devInteractions: { enabled: false } },
    issueRefreshToken: async () => true,
    clockTolerance: 0,
    ttl: { AccessToken: settings.accessTokenSeconds ?? 3600, Grant: 3600, Session: 3600 },
    interactions: { url: (_: object, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: object, subject: string) => ({
      accountId: subject,
      claims: () => {
        const { email, isVerified = true, name, groups } = people.get(subject) ?? {};
        return { sub: subject, email, email_verified: isVerified, name, groups };
      },
    }),
    loadExistingGrant: async ({ oidc }: { oidc: GrantContext }) => {
      const grant = new provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  return {
    url,
    sitDown: (subject) => {
      seated = subject;
    },
    say: (subject, person) => void people.set(subject, person),
    asked: () => asked,
    hang: (next) => {
      isAway = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

type GrantContext = {
  readonly client: { readonly clientId: string };
  readonly session: { readonly accountId: string };
};
