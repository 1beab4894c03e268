import { createDatadogProvider } from "@/lib/providers/datadog/provider";
import type { Connection, Provider, ProviderBatch } from "@/lib/providers/provider";
import { type DatadogSettings, datadog as source } from "@/lib/sources/datadog";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { batchesOf, oneOf } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";

/** The real provider over HTTP; its waits move its clock and take no time. */
export const datadogOver = (url: string, waits: number[] = []): Provider =>
  createDatadogProvider({ http: createTestHttp(url, {}, waits) });

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

export const commitmentsOf = (batches: readonly ProviderBatch[]) =>
  oneOf(batches, "terms").commitments.map(({ fact }) => fact);

export const samplesOf = (batches: readonly ProviderBatch[]) =>
  batchesOf(batches, "samples").flatMap(({ samples }) => samples.map(({ fact }) => fact));

export const pointsOf = (batches: readonly ProviderBatch[]) =>
  oneOf(batches, "aggregates").points.map(({ fact }) => fact);
