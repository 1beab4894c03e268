import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

type Cost = { readonly log2N: number; readonly r: number; readonly p: number };

/** 32 MiB and about a quarter of a second: what the OWASP cheat sheet asks of scrypt. */
const currentCost: Cost = { log2N: 15, r: 8, p: 3 };
const saltBytes = 16;
const hashBytes = 32;

/** "scrypt$15$8$3$<salt>$<hash>": the cost stays with each hash, so that it can be raised later. */
export const hashPassword = async (password: string, cost = currentCost): Promise<string> => {
  const salt = randomBytes(saltBytes);
  return format(cost, salt, await stretch(password, salt, cost));
};

/**
 * Takes the same time for a user without a password as for a wrong password, so that nobody learns
 * from the clock who has an account.
 */
export const verifyPassword = async (password: string, kept: string | null): Promise<boolean> => {
  const { cost, salt, hash } = parse(kept ?? nobody);
  const tried = await stretch(password, salt, cost);
  return timingSafeEqual(tried, hash) && kept !== null;
};

const stretch = (password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> => {
  const cost: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, hashBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
};

const format = ({ log2N, r, p }: Cost, salt: Buffer, hash: Buffer): string =>
  ["scrypt", log2N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");

const parse = (kept: string): { cost: Cost; salt: Buffer; hash: Buffer } => {
  const found = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept);
  const [, log2N, r, p, salt = "", hash = ""] = found ?? [];
  const bytes = Buffer.from(hash, "base64url");
  if (bytes.length !== hashBytes) throw new Error("A kept password hash is not one of ours.");
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    hash: bytes,
  };
};

/** Costs what a real one costs and matches nothing. */
const nobody = format(currentCost, Buffer.alloc(saltBytes), Buffer.alloc(hashBytes));
