import type { ProviderId } from "@/lib/domain/account";
import { type Provider, ProviderError } from "@/lib/providers/provider";
import type { AppContext } from "@/lib/server/context";

/** Where a source is when a connection does not say; null while it cannot be read. */
export const defaultBaseUrls: Readonly<Record<ProviderId, string | null>> = {
  vercel: "https://api.vercel.com",
  metronome: null,
  datadog: null,
};

/** The billing sources that this version can read, and the guard before all of them. */
export const createProviders = (
  allowHosts: readonly string[],
): Pick<AppContext, "providers" | "checkOutbound"> => ({
  providers: new Map<ProviderId, Provider>(),
  checkOutbound: ({ host }) => {
    if (!allowHosts.includes(host))
      throw new ProviderError(`Refused to call ${host}.`, { kind: "configuration" });
  },
});
