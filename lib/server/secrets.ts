import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** The keys that one master secret gives, each for one purpose. */
export type Secrets = {
  /** Encrypts session cookies. */
  readonly sessionKey: string;
  /** Signs what a browser keeps of who signed in on it. */
  readonly deviceKey: string;
  /** For keeping in the database; bound to its owner, so that it opens for no other. */
  seal(plainText: string, ownerId: string): string;
  /**
   * Throws when the sealed text was changed, moved to another owner or sealed by another secret than this
   * one and the one before it.
   */
  open(sealed: string, ownerId: string): string;
};

const version = "v1";
const ivBytes = 12;

const deriveKey = (master: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", master, "commitbook", purpose, 32));

const sealingPurpose = "sealing of credentials";

/** `before` is the master secret that this one took the place of: it opens, and seals nothing any more. */
export const createSecrets = (master: string, before: string | null = null): Secrets => {
  const sealingKey = deriveKey(master, sealingPurpose);
  const keyBefore = before === null ? null : deriveKey(before, sealingPurpose);
  return {
    sessionKey: deriveKey(master, "session cookies").toString("base64url"),
    deviceKey: deriveKey(master, "known devices").toString("base64url"),
    seal: (plainText, ownerId) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, iv);
      cipher.setAAD(Buffer.from(`${version}:${ownerId}`));
      const body = Buffer.concat([cipher.update(plainText, "utf8"), cipher.final()]);
      return [version, ...[iv, body, cipher.getAuthTag()].map(toText)].join(".");
    },
    open: (sealed, ownerId) => {
      const parts = readSealed(sealed);
      try {
        return openWith(sealingKey, parts, ownerId);
      } catch (error) {
        if (keyBefore === null) throw error;
        return openWith(keyBefore, parts, ownerId);
      }
    },
  };
};

type Sealed = { readonly iv: string; readonly body: string; readonly tag: string };

const readSealed = (sealed: string): Sealed => {
  const [given, iv, body, tag, ...rest] = sealed.split(".");
  if (given !== version || !iv || body === undefined || !tag || rest.length > 0)
    throw new Error("This is not a sealed secret.");
  return { iv, body, tag };
};

const openWith = (key: Buffer, { iv, body, tag }: Sealed, ownerId: string): string => {
  const decipher = createDecipheriv("aes-256-gcm", key, fromText(iv), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`${version}:${ownerId}`));
  decipher.setAuthTag(fromText(tag));
  return Buffer.concat([decipher.update(fromText(body)), decipher.final()]).toString("utf8");
};

const toText = (bytes: Buffer): string => bytes.toString("base64url");
const fromText = (text: string): Buffer => Buffer.from(text, "base64url");
