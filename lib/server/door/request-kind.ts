import type { IncomingMessage } from "node:http";
import { methods } from "@/lib/server/door/refuse-request";
import type { RequestKind } from "@/lib/server/process-metrics";

const kinds: readonly (readonly [RegExp, RequestKind])[] = [
  [/^\/api\/auth\//, "sign-in"],
  [/^\/api\/(health|ready|metrics|mcp)$/, "machine"],
  [/^\/(api\/embed|embed|share)\//, "embed"],
  [/^\/api\//, "api"],
  [/^\/_next\/|\.\w+$/, "file"],
];

/** One of a few, whatever the address is. */
export const requestKind = (path: string): RequestKind =>
  kinds.find(([pattern]) => pattern.test(path))?.[1] ?? "page";

export const knownMethod = ({ method = "" }: IncomingMessage): string =>
  methods.includes(method) ? method : "other";
