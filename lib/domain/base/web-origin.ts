/**
 * An origin as browsers write it, or null: a scheme, a host, and a port where it is not the usual one.
 * What comes out holds no character that could end a directive of a policy.
 */
export const parseOrigin = (text: string): string | null => {
  if (!/^https?:\/\/[a-z0-9.:[\]-]+$/i.test(text)) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === "") return null;
  const isPlain = url.protocol === "http:" && !isLoopback(url.hostname);
  return isPlain ? null : url.origin;
};

/** A page in the clear could be changed on its way; one on the developer's own machine has no way. */
const isLoopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || host === "127.0.0.1" || host === "[::1]";

/** What is wrong with a text that is no origin, in words that can go on a sentence. */
export const explainOrigin = (text: string): string => {
  if (text.includes("*")) return "a wildcard is no exact origin";
  if (!/^https?:\/\//i.test(text)) return "an origin begins with https://";
  if (URL.canParse(text) && new URL(text).pathname !== "/") return "an origin has no path";
  if (/^http:/i.test(text)) return "plain http:// is for localhost alone";
  return "this is no origin";
};

/** The same as a sentence of its own. */
export const refusedOrigin = (text: string): string => {
  const reason = explainOrigin(text);
  return `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
};
