import {
  createHttpClient,
  type HttpClient,
  type HttpDependencies,
} from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";

/** The real client, allowed to call this address; its waits move its clock and take no time. */
export const createTestHttp = (
  url: string,
  over: Partial<HttpDependencies> = {},
  waits: number[] = [],
): HttpClient => {
  let waited = 0;
  return createHttpClient({
    send: createSend(createOutboundGuard([new URL(url).host])),
    retry: { baseMs: 1, tryMax: 3 },
    headersTimeoutMs: 2_000,
    idleTimeoutMs: 2_000,
    sleep: async (ms) => {
      waits.push(ms);
      waited += ms;
    },
    now: () => Date.now() + waited,
    rate: { capacity: 1_000_000, perSecond: 1_000_000 },
    ...over,
  });
};
