import type { ProviderId } from "@/lib/domain/base/account";
import type { Instant } from "@/lib/domain/base/period";
import { createHttpClient, type HttpDependencies } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import type { Connection, Provider } from "@/lib/providers/provider";
import { createProviderRegistry } from "@/lib/providers/registry";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { testConnection } from "@/tests/lib/sync/support/run-sync";

export type Source = {
  readonly connection: Connection;
  readonly provider: Provider;
  readonly clock: () => Instant;
};

/** A sandbox as another process reads it, from `now` on; travels as JSON. */
export type SourceAddress = {
  readonly provider: ProviderId;
  readonly now: Instant;
  readonly url: string;
  readonly secret: string;
  readonly settings?: Connection["settings"];
  readonly connectionId?: string;
};

type Options = Omit<HttpDependencies, "send">;

export const addressOf = (
  { url, vercel, metronome, datadog }: Sandbox,
  provider: ProviderId,
  now: Instant,
): SourceAddress => {
  const secrets: Partial<Record<ProviderId, string>> = {
    vercel: vercel.token,
    metronome: metronome.token,
    datadog: `${datadog.apiKey}:${datadog.appKey}`,
  };
  return { provider, now, url, secret: secrets[provider] ?? "" };
};

/** The real provider, reading a sandbox at this address over HTTP. */
export const openSource = (address: SourceAddress, options: Options = {}): Source => {
  const { provider: id, now, url, secret, settings, connectionId } = address;
  const guard = createOutboundGuard([new URL(url).host]);
  const rate = { capacity: 1_000_000, perSecond: 1_000_000 };
  const http = createHttpClient({ send: createSend(guard), rate, ...options });
  const provider = createProviderRegistry(http).get(id);
  if (provider === undefined) throw new Error(`There is no provider ${id}.`);
  const connection = testConnection(connectionId, id);
  return {
    connection: {
      ...connection,
      baseUrl: url,
      secret,
      settings: { ...connection.settings, ...settings },
    },
    provider,
    clock: clockFrom(now),
  };
};

export const openVercel = (
  url: string,
  secret: string,
  options: Options = {},
): Pick<Source, "connection" | "provider"> => {
  const now = "2026-01-01T00:00:00.000Z";
  const { connection, provider } = openSource({ provider: "vercel", now, url, secret }, options);
  return { connection, provider };
};

/** Starts at `now` and goes on: leases and progress need a clock that moves. */
const clockFrom = (now: Instant) => {
  const started = Date.now();
  return () => new Date(Date.parse(now) + Date.now() - started).toISOString();
};
