import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";

/** The keys that one master secret gives, each for one purpose. */
export type Secrets = {
  /** Encrypts session cookies. */
  readonly sessionKey: string;
  /** For keeping in the database; bound to its owner, so that it opens for no other. */
  seal(plainText: string, ownerId: string): string;
  /** Throws when the sealed text was changed, moved to another owner or sealed by another secret. */
  open(sealed: string, ownerId: string): string;
};

const version = "v1";
const ivBytes = 12;

const deriveKey = (master: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", master, "commitbook", purpose, 32));

export const createSecrets = (master: string): Secrets => {
  const sealingKey = deriveKey(master, "sealing of credentials");
  return {
    sessionKey: deriveKey(master, "session cookies").toString("base64url"),
    seal: (plainText, ownerId) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, iv);
      cipher.setAAD(Buffer.from(`${version}:${ownerId}`));
      const body = Buffer.concat([cipher.update(plainText, "utf8"), cipher.final()]);
      return [version, ...[iv, body, cipher.getAuthTag()].map(toText)].join(".");
    },
    open: (sealed, ownerId) => {
      const [given, iv, body, tag, ...rest] = sealed.split(".");
      if (given !== version || !iv || body === undefined || !tag || rest.length > 0)
        throw new Error("This is not a sealed secret.");
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, fromText(iv), {
        authTagLength: 16,
      });
      decipher.setAAD(Buffer.from(`${version}:${ownerId}`));
      decipher.setAuthTag(fromText(tag));
      return Buffer.concat([decipher.update(fromText(body)), decipher.final()]).toString("utf8");
    },
  };
};

const toText = (bytes: Buffer): string => bytes.toString("base64url");
const fromText = (text: string): Buffer => Buffer.from(text, "base64url");

/**
 * The master secret: given, or made once and kept beside the embedded book. Called while that book is
 * open and so locked: no second process makes another one at the same time.
 */
export const loadMasterSecret = async (env: Pick<Env, "secret" | "dataDir">): Promise<string> => {
  if (env.secret !== null) return env.secret;
  const file = join(env.dataDir, "secret");
  return (await readSecret(file)) ?? (await makeSecret(file));
};

const readSecret = async (file: string): Promise<string | null> => {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new StartError(`The secret in ${file} cannot be read (${error.code}).`);
  });
  if (text !== null && text.trim().length < 32)
    throw new StartError(
      `The secret in ${file} is damaged. Restore it: without it no kept credential can be opened.`,
    );
  return text?.trim() ?? null;
};

/** Written whole under another name first, so that an interrupted start leaves no half of a secret. */
const makeSecret = async (file: string): Promise<string> => {
  const made = randomBytes(32).toString("base64url");
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, `${made}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
  return made;
};
