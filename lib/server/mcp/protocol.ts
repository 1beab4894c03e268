import { z } from "zod";

/** Newest first; a client that names none of them is offered the first. */
export const protocolVersions = ["2025-06-18", "2025-03-26"] as const;

/** One message of JSON-RPC 2.0. Without an id nobody waits for an answer. */
export const message = z.looseObject({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string().max(200), z.number()]).optional(),
  method: z.string().max(200),
  params: z.looseObject({}).optional(),
});
export type Message = z.infer<typeof message>;

export const initializeParams = z.looseObject({ protocolVersion: z.string().max(40) });
export const callParams = z.looseObject({
  name: z.string().max(100),
  arguments: z.looseObject({}).optional(),
});

export const rpcCodes = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
} as const;

export const toResult = (id: Message["id"], result: object) => ({ jsonrpc: "2.0", id, result });

export const toError = (id: Message["id"] | null, code: number, words: string) => ({
  ...{ jsonrpc: "2.0", id: id ?? null },
  error: { code, message: words },
});
