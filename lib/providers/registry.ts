import type { ProviderId } from "@/lib/domain/base/account";
import { createDatadogProvider } from "@/lib/providers/datadog/provider";
import type { HttpClient } from "@/lib/providers/http/client";
import { createMetronomeProvider } from "@/lib/providers/metronome/provider";
import type { Provider } from "@/lib/providers/provider";
import { createVercelProvider } from "@/lib/providers/vercel/provider";

/** The sources this version can read. One that is not here is absent, not broken. */
export const createProviderRegistry = (http: HttpClient): ReadonlyMap<ProviderId, Provider> =>
  new Map([
    ["vercel", createVercelProvider({ http })],
    ["metronome", createMetronomeProvider({ http })],
    ["datadog", createDatadogProvider({ http })],
  ]);
