import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AppContext } from "@/lib/server/context";
import { callerAddress, toBlockList } from "@/lib/server/door/caller-address";
import { createLanes } from "@/lib/server/door/lanes";
import {
  answerPlainly,
  defaultHeaders,
  newRequestId,
  type Refusal,
  toBytes,
} from "@/lib/server/door/plain-answer";
import { refuseRequest } from "@/lib/server/door/refuse-request";
import { knownMethod, requestKind } from "@/lib/server/door/request-kind";
import { sayAway } from "@/lib/server/door/say-away";
import type { Handler } from "@/lib/server/door/served";
import { openRoomFor, takeTurn } from "@/lib/server/door/take-turn";
import { StartError } from "@/lib/server/start-error";

export type Door = {
  /** Takes nothing more, and lets what is under way come to its end for a while. */
  close(patienceMs: number): Promise<void>;
};

type Needs = Pick<
  AppContext,
  "env" | "log" | "metrics" | "requestIds" | "awayPages" | "secrets"
> & {
  readonly db: Pick<AppContext["db"], "engine">;
};

/** How long a request may take to arrive: a body that trickles holds nobody up. */
const arrivalMs = 30_000;

/** How long anybody waits for the first word of an answer: as long as a few statements may take. */
const usualAnswerMs = 60_000;

/** Listens, and hands on to the framework what it could answer. */
export const openDoor = async (
  { env, log, db, metrics, requestIds, awayPages, secrets }: Needs,
  handler: Handler,
  answerMs = usualAnswerMs,
): Promise<Door> => {
  const isHttps = env.url.startsWith("https:");
  const room = openRoomFor(db.engine);
  const lanes = createLanes({ url: env.url, sessionKey: secrets.sessionKey });
  const trusted = toBlockList(env.trustedProxies);
  const onWait = (seconds: number) => metrics.observeWait("reads", seconds);
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = newRequestId();
    request.headers["x-request-id"] = requestId;
    // Whoever reads it behind the door takes it for true.
    request.headers["x-forwarded-for"] = callerAddress(request, trusted);
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const beganMs = performance.now();
    response.once("close", () => {
      awayPages.delete(requestId);
      metrics.observeRequest(
        { kind: requestKind(path), method: knownMethod(request), status: response.statusCode },
        (performance.now() - beganMs) / 1000,
      );
    });
    response.setHeader("X-Request-Id", requestId);
    for (const [name, value] of defaultHeaders(path, isHttps)) response.setHeader(name, value);
    sayAway(response, () => awayPages.has(requestId));
    const refusal = refuseRequest(request);
    if (refusal !== null) {
      answerPlainly(response, refusal);
      return;
    }
    try {
      const answer = () => requestIds.run(requestId, () => handler(request, response));
      await takeTurn(room, { lanes, request, response, onWait, answerMs }, answer);
    } catch (error) {
      log.error("a request broke the framework", error, { request: requestId });
      const details = { reference: requestId };
      if (!response.headersSent) answerPlainly(response, { ...unexpected, details });
      else response.destroy();
    }
  };
  const server = createServer({ requestTimeout: arrivalMs, headersTimeout: arrivalMs }, take);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
    else socket.end(toBytes(refusalOf(error.code ?? ""), isHttps));
  });
  await listen(server, env.listen);
  return { close: (patienceMs) => close(server, patienceMs) };
};

const unexpected: Refusal = {
  ...{ status: 500, code: "unexpected", message: "Something went wrong." },
};

const refusalOf = (code: string): Refusal => {
  if (code === "HPE_HEADER_OVERFLOW")
    return { status: 431, code: "too-large", message: "The headers are too large." };
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return { status: 408, code: "invalid-request", message: "The request took too long." };
  return { status: 400, code: "invalid-request", message: "This is no request." };
};

const listen = (server: Server, { host, port }: AppContext["env"]["listen"]): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) =>
      reject(new StartError(`Port ${port} cannot be opened (${code}). Choose another with PORT.`)),
    );
    server.listen({ port, ...(host === null ? {} : { host }) }, resolve);
  });

const close = (server: Server, patienceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
