import { createHash } from "node:crypto";

/** What stands in the database for a key. A key is random enough that a plain digest hides it. */
export const hashApiKey = (key: string): string => createHash("sha256").update(key).digest("hex");

/** The last four characters: enough to tell two keys apart, never more. */
export const hintOf = (secret: string): string => (secret.length >= 12 ? secret.slice(-4) : "");

/** The key of an `Authorization: Bearer cb_…` header; null when there is none of that form. */
export const findApiKey = (headers: Headers): string | null =>
  /^Bearer (cb_[\w-]{1,200})$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
