import type { ServerResponse } from "node:http";
import { answerPlainly, type Refusal } from "@/lib/server/door/plain-answer";

const late: Refusal = {
  status: 503,
  code: "unavailable",
  message: "This takes too long at the moment. Try again in a little while.",
  headers: { "Retry-After": "10" },
};

/**
 * Nobody waits longer for the beginning of an answer, whatever it hangs on: a write that holds the one
 * connection of the embedded engine, say. What is still worked on is told to nobody any more.
 */
export const answerInTime = (response: ServerResponse, deadlineMs: number): void => {
  const impatience = setTimeout(() => {
    if (response.headersSent || response.destroyed) return;
    answerPlainly(response, late);
    Object.assign(response, {
      ...{ setHeader: () => response, appendHeader: () => response, writeHead: () => response },
      ...{ write: () => true, end: () => response, flushHeaders: () => undefined },
    });
  }, deadlineMs);
  response.once("close", () => clearTimeout(impatience));
};
