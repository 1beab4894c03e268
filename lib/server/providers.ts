import { createHttpClient, type HttpDependencies } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import { createProviderRegistry } from "@/lib/providers/registry";
import type { AppContext } from "@/lib/server/context";

/** The billing sources that this version can read, and the guard before all of them. */
export const createProviders = (
  allowHosts: readonly string[],
  onCall: NonNullable<HttpDependencies["onCall"]> = () => undefined,
): Pick<AppContext, "providers" | "checkOutbound" | "send"> => {
  const guard = createOutboundGuard(allowHosts);
  const send = createSend(guard);
  const providers = createProviderRegistry(createHttpClient({ send, onCall }));
  return { providers, checkOutbound: guard.checkUrl, send };
};
