import { createDatadogProvider } from "@/lib/providers/datadog/provider";
import { createHttpClient } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import {
  type Connection,
  type FetchContext,
  noSampledDays,
  type Provider,
  type ProviderBatch,
  type RejectedRow,
} from "@/lib/providers/provider";
import { type DatadogSettings, datadog as source } from "@/lib/sources/datadog";
import type { Sandbox } from "@/sandbox/start-sandbox";

export const now = "2026-11-20T20:30:00.000Z";

/** The real provider over HTTP; its waits move its clock and take no time. */
export const datadogOver = (url: string, waits: number[] = []): Provider => {
  let waited = 0;
  return createDatadogProvider({
    http: createHttpClient({
      send: createSend(createOutboundGuard([new URL(url).host])),
      retry: { baseMs: 1, tryMax: 3 },
      headersTimeoutMs: 2_000,
      idleTimeoutMs: 2_000,
      sleep: (ms) => {
        waits.push(ms);
        waited += ms;
        return Promise.resolve();
      },
      now: () => Date.now() + waited,
      rate: { capacity: 1_000_000, perSecond: 1_000_000 },
    }),
  });
};

export const connectionTo = (
  { datadog }: Pick<Sandbox, "datadog">,
  settings: Partial<DatadogSettings> = {},
): Connection => ({
  id: "con_dog",
  provider: "datadog",
  name: "Northlight",
  baseUrl: datadog.url,
  secret: `${datadog.apiKey}:${datadog.appKey}`,
  settings: { ...source.defaults, ...settings },
});

export const contextOf = (
  listSampledDays: FetchContext["listSampledDays"] = noSampledDays,
): FetchContext => ({ now, signal: new AbortController().signal, listSampledDays });

export const readAll = async (
  provider: Provider,
  connection: Connection,
  context: FetchContext = contextOf(),
): Promise<ProviderBatch[]> => {
  const batches: ProviderBatch[] = [];
  for await (const batch of provider.fetchBatches(connection, context)) batches.push(batch);
  return batches;
};

type BatchOf<Type extends ProviderBatch["type"]> = Extract<ProviderBatch, { type: Type }>;

export const batchesOf = <Type extends ProviderBatch["type"]>(
  batches: readonly ProviderBatch[],
  type: Type,
): BatchOf<Type>[] => {
  const isOfType = (batch: ProviderBatch): batch is BatchOf<Type> => batch.type === type;
  return batches.filter(isOfType);
};

/** The only batch of its type. */
export const oneOf = <Type extends ProviderBatch["type"]>(
  batches: readonly ProviderBatch[],
  type: Type,
): BatchOf<Type> => {
  const [only, ...more] = batchesOf(batches, type);
  if (only === undefined || more.length > 0) throw new Error(`There is not one ${type}`);
  return only;
};

export const rejectedOf = (batches: readonly ProviderBatch[]): RejectedRow[] =>
  batchesOf(batches, "rejected").flatMap(({ rows }) => [...rows]);

export const commitmentsOf = (batches: readonly ProviderBatch[]) =>
  oneOf(batches, "terms").commitments.map(({ fact }) => fact);

export const samplesOf = (batches: readonly ProviderBatch[]) =>
  batchesOf(batches, "samples").flatMap(({ samples }) => samples.map(({ fact }) => fact));

export const pointsOf = (batches: readonly ProviderBatch[]) =>
  oneOf(batches, "aggregates").points.map(({ fact }) => fact);
