import type { Instant } from "@/lib/domain/period";
import { createHttpClient, type HttpDependencies } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import type { Connection, Provider } from "@/lib/providers/provider";
import { createVercelProvider } from "@/lib/providers/vercel/provider";
import { generateWorld } from "@/tests/lib/sync/support/generated-world";
import { testConnection } from "@/tests/lib/sync/support/run-sync";
import { createScriptedProvider } from "@/tests/lib/sync/support/scripted-provider";

export type Source = {
  readonly connection: Connection;
  readonly provider: Provider;
  readonly clock: () => Instant;
};

/** The real provider, reading a sandbox at this address over HTTP. */
export const openVercel = (
  url: string,
  token: string,
  options: Omit<HttpDependencies, "send"> = {},
): Pick<Source, "connection" | "provider"> => {
  const guard = createOutboundGuard([new URL(url).host]);
  const rate = { capacity: 1_000, perSecond: 1_000 };
  const http = createHttpClient({ send: createSend(guard), rate, ...options });
  return {
    connection: { ...testConnection(), baseUrl: url, secret: token },
    provider: createVercelProvider({ http }),
  };
};

/**
 * "world:<seed>": a generated company, read slowly enough to be killed at many different places.
 * "<now> <address> <token>": a sandbox, read over HTTP at an instant that stands still.
 */
export const openSource = (name: string): Source => {
  if (!name.startsWith("world:")) {
    const [now = "", url = "", token = ""] = name.split(" ");
    return { ...openVercel(url, token), clock: clockFrom(now) };
  }
  const world = generateWorld(Number(name.replace("world:", "")), { teams: 8, rowsPerDayMax: 12 });
  const pause = () => new Promise<void>((done) => setTimeout(done, 25));
  return {
    connection: testConnection(),
    provider: createScriptedProvider(world, pause),
    clock: () => new Date().toISOString(),
  };
};

/** Starts at `now` and goes on: leases and progress need a clock that moves. */
const clockFrom = (now: Instant) => {
  const started = Date.now();
  return () => new Date(Date.parse(now) + Date.now() - started).toISOString();
};
