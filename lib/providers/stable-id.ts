import { createHash } from "node:crypto";

/**
 * The same parts give the same id on every read and every machine, so a re-read finds the facts it
 * wrote before. 132 bits of a SHA-256; parts are encoded so that ("a", "bc") is not ("ab", "c").
 */
export const stableId = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}_${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}`;
