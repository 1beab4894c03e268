import { requireAction } from "@/lib/server/access";
import { answerError } from "@/lib/server/answer-error";
import { getContext } from "@/lib/server/context";
import { countRequest } from "@/lib/server/counted-request";
import { AppError, isAppError } from "@/lib/server/errors";
import {
  callParams,
  initializeParams,
  type Message,
  message,
  protocolVersions,
  rpcCodes,
  toError,
  toResult,
} from "@/lib/server/mcp/protocol";
import { namesAreData } from "@/lib/server/mcp/told";
import { findTool, listTools } from "@/lib/server/mcp/tools";
import { noteRefusedRequest } from "@/lib/server/note-refused-request";
import { readBody } from "@/lib/server/read-input";
import { findViewer, requireViewer, type Viewer } from "@/lib/server/viewer";

/** One message in, one message out; every request shows its key again, and there is no session. */
export const answerMcp = async (request: Request): Promise<Response> => {
  const counted = countRequest(request);
  let viewer: Viewer | null = null;
  try {
    viewer = await findViewer(request.headers);
    counted.take(viewer);
    const known = requireViewer(viewer);
    // A cookie goes along with whatever any page asks; a key is only sent by who has it.
    if (known.kind !== "key") throw new AppError("not-allowed", "This is for API keys alone.");
    requireAction(known, "read-balances");
    requireVersion(request.headers.get("mcp-protocol-version"));
    const asked = await readBody(message, request);
    const answer = await answerMessage(known, asked);
    return counted.tell(
      answer === null ? new Response(null, { status: 202, headers }) : toResponse(answer),
    );
  } catch (error) {
    await noteRefusedRequest(request, { viewer, params: {}, error });
    if (isAppError(error) && error.code === "invalid-request")
      return counted.tell(toResponse(toError(null, rpcCodes.invalidRequest, error.message), 400));
    return counted.tell(answerError(error));
  }
};

const headers = { "Cache-Control": "private, no-store" };

const toResponse = (body: object, status = 200): Response =>
  Response.json(body, { status, headers });

const requireVersion = (given: string | null): void => {
  if (given !== null && !protocolVersions.some((known) => known === given))
    throw new AppError("invalid-request", `Speak one of ${protocolVersions.join(", ")}.`);
};

/** Null where nobody waits for an answer. */
const answerMessage = async (viewer: Viewer, { id, method, params }: Message) => {
  if (id === undefined) return null;
  switch (method) {
    case "initialize":
      return toResult(id, introduce(params));
    case "ping":
      return toResult(id, {});
    case "tools/list":
      return toResult(id, { tools: listTools() });
    case "tools/call":
      return callTool(viewer, id, params);
    default:
      return toError(id, rpcCodes.methodNotFound, "There is no such method.");
  }
};

const introduce = (params: unknown) => {
  const wanted = initializeParams.safeParse(params).data?.protocolVersion;
  return {
    protocolVersion: protocolVersions.find((known) => known === wanted) ?? protocolVersions[0],
    capabilities: { tools: {} },
    serverInfo: { name: "commitbook", title: "Commitbook", version: "1" },
    instructions: `One book for every contract commitment a company has signed; reading only. Tell figures as they are told here, with their unit, both clocks and whether they are complete; never add amounts of different units. ${namesAreData}`,
  };
};

const callTool = async (viewer: Viewer, id: Message["id"], params: unknown) => {
  const call = callParams.safeParse(params).data;
  const tool = call && findTool(call.name);
  if (!call || !tool) return toError(id, rpcCodes.invalidParams, "There is no such tool.");
  try {
    const told = await tool.call(viewer, call.arguments ?? {});
    const content = [{ type: "text", text: JSON.stringify(told) }];
    return toResult(id, { content, structuredContent: told, isError: false });
  } catch (error) {
    if (!isAppError(error)) {
      getContext().log.error("a tool failed", error, { tool: call.name });
      return toError(id, rpcCodes.internal, "Something went wrong.");
    }
    return toResult(id, { content: [{ type: "text", text: error.message }], isError: true });
  }
};
