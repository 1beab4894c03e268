import { Agent, request } from "node:http";
import type { FuzzRequest } from "@/tests/built/fuzz/make-request";

export type Sent =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  /** The connection was closed before an answer: of a body that was too large, of what was no request. */
  | { readonly kind: "closed"; readonly code: string }
  | { readonly kind: "hung" };

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** No more of an answer is looked at. */
const textMax = 2_000_000;

/** One request as it was made, whatever a client would usually put right. */
export const send = (url: string, asked: FuzzRequest, deadlineMs: number): Promise<Sent> =>
  new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const { method, path, headers, body } = asked;
    const outgoing = request({ agent, hostname, port, method, path, headers: sendable(headers) });
    const timer = setTimeout(() => settle({ kind: "hung" }), deadlineMs);
    const settle = (sent: Sent): void => {
      clearTimeout(timer);
      resolve(sent);
      if (sent.kind === "hung") outgoing.destroy();
    };
    outgoing.once("error", (error: NodeJS.ErrnoException) =>
      settle({ kind: "closed", code: error.code ?? error.message }),
    );
    outgoing.once("response", (answer) => {
      let text = `${JSON.stringify(answer.headers)}\n`;
      answer.on("data", (chunk: Buffer) => {
        if (text.length < textMax) text += chunk.toString("latin1");
      });
      const status = answer.statusCode ?? 0;
      answer.once("close", () => settle({ kind: "answered", status, text }));
    });
    outgoing.end(body ?? undefined);
  });

/** Node itself refuses to send anything else. */
const sendable = (headers: FuzzRequest["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?"),
    ]),
  );
