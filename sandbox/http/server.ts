import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Fault, findFault, isReplacement } from "@/sandbox/faults/fault";
import type { FaultBoard } from "@/sandbox/faults/fault-board";
import { replacementFor } from "@/sandbox/faults/replace-answer";
import { type Answer, type Endpoint, jsonAnswer, type SandboxRequest } from "@/sandbox/http/answer";
import type { RequestLog } from "@/sandbox/http/request-log";
import { sendAnswer } from "@/sandbox/http/send-answer";

export type Control = {
  /** Null when the path is not one of the control's own. */
  answer(request: SandboxRequest, body: () => Promise<string>): Promise<Answer> | null;
};

export type ServerParts = {
  readonly endpoints: readonly Endpoint[];
  readonly control: Control;
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  /** The id and the slug of the team a request asks about. */
  readonly teamNames: (request: SandboxRequest) => readonly string[];
};

const readBody = async (incoming: IncomingMessage): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of incoming) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
};

const toRequest = (incoming: IncomingMessage): SandboxRequest => {
  const url = new URL(incoming.url ?? "/", "http://sandbox.invalid");
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
  };
};

const noSuchPath = (): Answer =>
  jsonAnswer(404, {
    error: { code: "not_found", message: "The requested resource was not found" },
  });

const onlyGet = (): Answer =>
  jsonAnswer(
    405,
    { error: { code: "method_not_allowed", message: "Method not allowed" } },
    { Allow: "GET" },
  );

const answerVendor = (
  request: SandboxRequest,
  endpoint: Endpoint | undefined,
  faults: readonly Fault[],
): Answer => {
  const replacement = faults.find(isReplacement);
  if (replacement) return replacementFor(replacement, Date.now());
  if (!endpoint) return noSuchPath();
  return request.method === "GET" ? endpoint.answer(request, faults) : onlyGet();
};

const serveVendor = async (
  { endpoints, faults, log, teamNames }: ServerParts,
  request: SandboxRequest,
  response: ServerResponse,
): Promise<void> => {
  const noteStatus = log.open(request);
  const met = faults.take({ path: request.path, team: teamNames(request) });
  const hang = findFault(met, "hang");
  if (hang && hang.when !== "mid-body") return;
  const endpoint = endpoints.find(({ path }) => path === request.path);
  const answer = answerVendor(request, endpoint, met);
  noteStatus(answer.status);
  await sendAnswer(request, response, answer, met);
};

const serve = async (
  parts: ServerParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const request = toRequest(incoming);
  const control = parts.control.answer(request, () => readBody(incoming));
  if (control) await sendAnswer(request, response, await control, []);
  else await serveVendor(parts, request, response);
};

export const createSandboxServer = (parts: ServerParts): Server =>
  createServer((incoming, response) => {
    serve(parts, incoming, response).catch((reason: unknown) => {
      // A fault of the sandbox itself: said aloud, and the reader sees a broken connection.
      console.error("The sandbox failed to answer", incoming.url, reason);
      response.destroy();
    });
  });
