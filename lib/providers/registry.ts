import type { ProviderId } from "@/lib/domain/base/account";
import { createDatadogProvider } from "@/lib/providers/datadog/provider";
import type { HttpClient } from "@/lib/providers/http/client";
import { createMetronomeProvider } from "@/lib/providers/metronome/provider";
import type { Provider } from "@/lib/providers/provider";
import { createVercelProvider } from "@/lib/providers/vercel/provider";
import { sourceIds } from "@/lib/sources/sources";

type Create = (of: { readonly http: HttpClient }) => Provider;

/** How each source of the table is read. */
const readers: Readonly<Record<ProviderId, Create>> = {
  vercel: createVercelProvider,
  metronome: createMetronomeProvider,
  datadog: createDatadogProvider,
};

/** The sources this version can read. One that is not here is absent, not broken. */
export const createProviderRegistry = (http: HttpClient): ReadonlyMap<ProviderId, Provider> =>
  new Map(sourceIds.map((id) => [id, readers[id]({ http })]));
