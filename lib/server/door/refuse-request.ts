import type { IncomingMessage } from "node:http";
import type { Refusal } from "@/lib/server/door/plain-answer";

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const lengthMax = 8_192;

/** Why a request is none that a route could be given; null for all others. */
export const refuseRequest = ({ method = "", url = "" }: IncomingMessage): Refusal | null => {
  if (!methods.includes(method))
    return {
      ...{ status: 405, code: "invalid-request", message: "There is no such method here." },
      headers: { Allow: methods.join(", ") },
    };
  if (isFile(url) && method !== "GET" && method !== "HEAD")
    return {
      ...{ status: 405, code: "invalid-request", message: "A file is read, and nothing else." },
      headers: { Allow: "GET, HEAD" },
    };
  if (url.length > lengthMax)
    return { status: 414, code: "too-large", message: "The address is too long." };
  if (!url.startsWith("/") || !isText(url))
    return { status: 400, code: "invalid-request", message: "The address is not one of ours." };
  if (isErrorPage(url))
    return { status: 404, code: "not-found", message: "There is no such page." };
  return null;
};

/** What the framework serves from `public`, where it takes another method for a fault of its own. */
const isFile = (url: string): boolean =>
  /^\/(?:embed\/(?:v1\.|frame\/)|[^/?]+\.(?:ico|svg|png|webmanifest|txt)(?:\?|$))/.test(url);

/** The framework answers its own page of a fault with the status of one. */
const isErrorPage = (url: string): boolean =>
  decodeURIComponent(url.replace(/\?.*$/s, "")).replace(/\/$/, "") === "/500";

/** Escapes that name no character, and those that no name of ours holds. */
const isText = (url: string): boolean => {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    return !/[\0-\x1f\x7f]/.test(decodeURIComponent(url.replace(/\?.*$/s, "")));
  } catch {
    return false;
  }
};
