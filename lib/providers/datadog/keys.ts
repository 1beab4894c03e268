import { type Connection, ProviderError } from "@/lib/providers/provider";

export type Keys = { readonly apiKey: string; readonly appKey: string };

/** A connection keeps both keys as one secret, "api key:application key". */
export const readKeys = ({ name, secret }: Connection<unknown>): Keys => {
  const [apiKey = "", appKey = "", ...rest] = secret.split(":").map((key) => key.trim());
  if (apiKey === "" || appKey === "" || rest.length > 0) {
    throw new ProviderError(
      `Connection "${name}" needs two keys of Datadog, the API key and an application key. Put both in again.`,
      { kind: "configuration" },
    );
  }
  return { apiKey, appKey };
};
