// Who looks: a code becomes a token, which lives in this closure and nowhere else.

/** @typedef {{ expiresAt: string, sessionEndsAt: string, parentOrigin: string, serverNow: number, views: string[], actions: string[] }} Session */
/** @typedef {{ html: string, title: string, asOfText: string, state: string | null, stateText: { title: string, says: string } | null, asOf: string, complete: boolean, stale: boolean }} View */

/** Why something was refused, as the server or the network says it. */
export class Refused extends Error {
  /** @param {string} code @param {Record<string, unknown>} [details] */
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** @param {Response} response */
const toRefused = async (response) => {
  const body = await response.json().catch(() => null);
  const code = body?.error?.code;
  if (response.status >= 500 || typeof code !== "string") return new Refused("unavailable");
  return new Refused(code, Object(body.error.details));
};

/** @param {string} address @param {RequestInit} request */
const ask = async (address, request) => {
  const response = await fetch(address, {
    ...request,
    ...{
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      mode: "same-origin",
    },
  }).catch(() => null);
  if (response === null) throw new Refused("unavailable");
  if (!response.ok) throw await toRefused(response);
  return response;
};

/** @param {string} embedId */
export const createSession = (embedId) => {
  /** @type {string | undefined} */
  let token;
  return {
    /** A code without a token before it begins anew. */
    forget: () => {
      token = undefined;
    },
    /**
     * With what is to be shown at once, if anything.
     * @param {string} code @param {Record<string, string>} [shows]
     * @returns {Promise<Session & { shown: View | null }>}
     */
    exchange: async (code, shows) => {
      const response = await ask("/api/embed/exchange", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ embedId, code, token, shows }),
      });
      const { data, meta } = await response.json();
      const { token: given, ...session } = data;
      token = given;
      return { ...session, serverNow: Date.parse(meta.knownAt) };
    },
    /** @param {string} path @param {Record<string, string>} query */
    read: (path, query) =>
      ask(`/api/embed/v1/${encodeURIComponent(embedId)}/${path}?${new URLSearchParams(query)}`, {
        headers: { authorization: `Bearer ${token ?? ""}` },
      }),
  };
};
