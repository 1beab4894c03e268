import type { Instant } from "@/lib/domain/period";
import { createDatadogProvider } from "@/lib/providers/datadog/provider";
import { createHttpClient, type HttpDependencies } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import type { Connection, Provider } from "@/lib/providers/provider";
import { createVercelProvider } from "@/lib/providers/vercel/provider";
import { testConnection } from "@/tests/lib/sync/support/run-sync";

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

/** The same of Datadog: two keys as one secret, and so many days of history. */
const openDatadog = (url: string, secret: string, days: string): Omit<Source, "clock"> => {
  const guard = createOutboundGuard([new URL(url).host]);
  const rate = { capacity: 1_000, perSecond: 1_000 };
  const { settings, ...connection } = testConnection();
  const datadog = { ...settings.datadog, backfillDays: Number(days) };
  return {
    connection: {
      ...connection,
      provider: "datadog",
      baseUrl: url,
      secret,
      settings: { ...settings, datadog },
    },
    provider: createDatadogProvider({ http: createHttpClient({ send: createSend(guard), rate }) }),
  };
};

/**
 * "<now> <address> <token> <team,team>": teams of a sandbox, read over HTTP from `now` on;
 * "datadog <now> <address> <key:key> <days>": its other story.
 */
export const openSource = (text: string): Source => {
  const [first, at = "", address = "", secret = "", days = ""] = text.split(" ");
  if (first === "datadog") return { ...openDatadog(address, secret, days), clock: clockFrom(at) };
  const [now = "", url = "", token = "", teams = ""] = text.split(" ");
  const { connection, provider } = openVercel(url, token);
  const settings = { ...connection.settings, teamIds: teams.split(",") };
  return { connection: { ...connection, settings }, provider, clock: clockFrom(now) };
};

/** Starts at `now` and goes on: leases and progress need a clock that moves. */
const clockFrom = (now: Instant) => {
  const started = Date.now();
  return () => new Date(Date.parse(now) + Date.now() - started).toISOString();
};
