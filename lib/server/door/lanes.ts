import type { IncomingMessage } from "node:http";
import { findApiKey, hashApiKey } from "@/lib/server/api-key";
import { findSessionId } from "@/lib/server/session-cookie";

/** Whose turn a request takes in the waiting room. */
export type Lanes = {
  laneOf(request: IncomingMessage): Promise<string>;
  /** What an answer of the API says about the key that was shown for it. */
  learn(request: IncomingMessage, status: number): void;
};

/** So many keys are remembered, those that were let in last. */
const provenMax = 10_000;

/**
 * A session that we sealed and a key that the API has let in wait in a lane of their own. Anything else could be
 * made up a thousand times over: it waits with whoever else comes from its address.
 */
export const createLanes = (session: {
  readonly url: string;
  readonly sessionKey: string;
}): Lanes => {
  const proven = new Set<string>();
  return {
    laneOf: async (request) => {
      const key = keyOf(request);
      if (key !== null) return proven.has(key) ? key : addressOf(request);
      const cookie = new Headers({ cookie: request.headers.cookie ?? "" });
      const sessionId = await findSessionId(cookie, session);
      return sessionId === null ? addressOf(request) : `session ${sessionId}`;
    },
    learn: (request, status) => {
      const key = request.url?.startsWith("/api/v1/") ? keyOf(request) : null;
      if (key === null || (status >= 400 && status !== 401)) return;
      proven.delete(key);
      if (status === 401) return;
      proven.add(key);
      const [oldest] = proven;
      if (proven.size > provenMax && oldest !== undefined) proven.delete(oldest);
    },
  };
};

const keyOf = ({ headers: { authorization = "" } }: IncomingMessage): string | null => {
  const key = findApiKey(new Headers({ authorization }));
  return key === null ? null : hashApiKey(key);
};

/** As the door found it. */
const addressOf = ({ headers, socket }: IncomingMessage): string =>
  String(headers["x-forwarded-for"] ?? socket.remoteAddress);
