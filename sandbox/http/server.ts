import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { type Fault, findFault, isReplacement } from "@/sandbox/faults/fault";
import type { FaultBoard } from "@/sandbox/faults/fault-board";
import { replacementFor } from "@/sandbox/faults/replace-answer";
import { type Answer, jsonAnswer, type SandboxRequest } from "@/sandbox/http/answer";
import { type Match, matchEndpoint } from "@/sandbox/http/match-endpoint";
import type { RequestLog } from "@/sandbox/http/request-log";
import { sendAnswer } from "@/sandbox/http/send-answer";
import type { VendorPart } from "@/sandbox/vendor-part";

export type Control = {
  /** Null when the path is not one of the control's own. */
  answer(request: SandboxRequest): Answer | null;
};

export type ServerParts = {
  /** The first answers for paths that are no vendor's. */
  readonly parts: readonly VendorPart[];
  readonly control: Control;
  readonly faults: FaultBoard;
  readonly log: RequestLog;
};

const readBody = async (incoming: IncomingMessage): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of incoming) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
};

const toRequest = (incoming: IncomingMessage, body: string): SandboxRequest => {
  const url = new URL(incoming.url ?? "/", "http://sandbox.invalid");
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body,
    pathId: null,
  };
};

const partFor = (parts: readonly VendorPart[], path: string): VendorPart | undefined => {
  const lengthIn = ({ prefixes }: VendorPart): number =>
    Math.max(0, ...prefixes.filter((start) => path.startsWith(start)).map(({ length }) => length));
  // A path that is nobody's is answered by the first vendor.
  return parts.reduce<VendorPart | undefined>(
    (best, part) => (best && lengthIn(best) >= lengthIn(part) ? best : part),
    undefined,
  );
};

const refuse = ({ style }: VendorPart, status: number, message: string, headers = {}): Answer =>
  jsonAnswer(status, style.errorBody(status, message), headers);

const answerVendor = (
  part: VendorPart,
  match: Match,
  { request, faults }: { readonly request: SandboxRequest; readonly faults: readonly Fault[] },
): Answer => {
  const replacement = faults.find(isReplacement);
  if (replacement) return replacementFor(replacement, part.style, Date.now());
  if (match.kind === "found") return match.endpoint.answer(request, faults);
  if (match.kind === "none") return refuse(part, 404, "The requested resource was not found");
  const allow = match.allowed.join(", ");
  return refuse(part, 405, "Method not allowed", { Allow: allow });
};

const withHeaders = (answer: Answer, { style }: VendorPart): Answer =>
  style.headers ? { ...answer, headers: { ...style.headers, ...answer.headers } } : answer;

const serveVendor = async (
  { parts, faults, log }: ServerParts,
  asked: SandboxRequest,
  response: ServerResponse,
): Promise<void> => {
  const noteStatus = log.open(asked);
  const part = partFor(parts, asked.path);
  if (!part) throw new Error("The sandbox has no vendor");
  const match = matchEndpoint(part.endpoints, asked);
  const request = { ...asked, pathId: match.kind === "found" ? match.pathId : null };
  const met = faults.take({ path: request.path, account: part.accountNames(request) });
  const hang = findFault(met, "hang");
  if (hang && hang.when !== "mid-body") return;
  const answer = withHeaders(answerVendor(part, match, { request, faults: met }), part);
  if (answer.kind === "text" && answer.delayMs !== undefined) await setTimeout(answer.delayMs);
  noteStatus(answer.status);
  await sendAnswer(request, response, answer, met);
};

const serve = async (
  parts: ServerParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const request = toRequest(incoming, await readBody(incoming));
  const control = parts.control.answer(request);
  if (control) await sendAnswer(request, response, control, []);
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
