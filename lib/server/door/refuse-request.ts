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
  if (url.length > lengthMax)
    return { status: 414, code: "too-large", message: "The address is too long." };
  if (!url.startsWith("/") || !isText(url))
    return { status: 400, code: "invalid-request", message: "The address is not one of ours." };
  return null;
};

/** Escapes that name no character, and those that no name of ours holds. */
const isText = (url: string): boolean => {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    return !/[\0-\x1f\x7f]/.test(decodeURIComponent(url.replace(/\?.*$/s, "")));
  } catch {
    return false;
  }
};
