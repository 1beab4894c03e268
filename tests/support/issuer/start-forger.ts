import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Forged = {
  /** In place of what an honest issuer would say of itself. */
  readonly issuer?: string;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly isSignedByStranger?: boolean;
  readonly userinfo?: Readonly<Record<string, unknown>>;
};

export type Forger = {
  readonly url: string;
  forge(next: Forged): void;
  close(): Promise<void>;
};

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** An issuer that hands out whatever token it is told to, whoever asks. */
export const startForger = async (): Promise<Forger> => {
  const [own, stranger] = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
  let next: Forged = { claims: {} };
  let url = "";
  const sign = ({ header, claims, isSignedByStranger = false }: Forged): string => {
    const alg = String(header?.alg ?? "RS256");
    const text = `${encode({ alg, kid: "own", ...header })}.${encode(claims)}`;
    if (alg === "none") return `${text}.`;
    const key = (isSignedByStranger ? stranger : own)?.privateKey;
    return `${text}.${createSign("RSA-SHA256")
      .update(text)
      .sign(key ?? "", "base64url")}`;
  };
  const answers: Record<string, () => object> = {
    "/.well-known/openid-configuration": () => ({
      issuer: next.issuer ?? url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      userinfo_endpoint: `${url}/me`,
      jwks_uri: `${url}/jwks`,
    }),
    "/jwks": () => ({
      keys: [{ ...own?.publicKey.export({ format: "jwk" }), kid: "own", use: "sig", alg: "RS256" }],
    }),
    "/token": () => ({ access_token: "opaque", token_type: "Bearer", id_token: sign(next) }),
    "/me": () => next.userinfo ?? next.claims,
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url?.split("?", 1)[0] ?? ""]?.();
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    forge: (given) => {
      next = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
