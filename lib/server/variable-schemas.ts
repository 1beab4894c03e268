import { z } from "zod";

/** What variables of the environment may hold; each refusal is one sentence that names the variable. */

export const variable = z.string().trim();

export const httpUrl = (text: string): URL | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url : null;
};

export const apiUrl = (name: string) =>
  variable
    .refine((text) => httpUrl(text) !== null, {
      error: `${name} must be an address that begins with https:// or http://.`,
    })
    .transform((text) => text.replace(/\/+$/, ""));
