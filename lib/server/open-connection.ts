import type { Connection } from "@/lib/providers/provider";
import { readConnectionSettings } from "@/lib/server/connection-settings";
import type { AppContext } from "@/lib/server/context";
import { findConnection, type StoredConnection } from "@/lib/store/connections";

type Needs = Pick<AppContext, "db" | "log" | "secrets">;

/** A connection with its secret in plain text, for the provider only; null when it is gone. */
export const openConnection = async (context: Needs, id: string): Promise<Connection | null> => {
  const stored = await findConnection(context.db, id);
  if (!stored) return null;
  const { provider, name, baseUrl } = stored;
  const settings = readConnectionSettings(provider, stored.settings);
  return { id, provider, name, baseUrl, settings, secret: findSecret(context, stored) ?? "" };
};

/**
 * Null when the sealed secret does not open, as after a change of COMMITBOOK_SECRET. A provider
 * refuses an empty secret in words that say to put it in again.
 */
export const findSecret = (
  { log, secrets }: Pick<AppContext, "log" | "secrets">,
  { id, sealedSecret }: Pick<StoredConnection, "id" | "sealedSecret">,
): string | null => {
  try {
    const secret = secrets.open(sealedSecret, id);
    log.hide(secret);
    return secret;
  } catch {
    log.warn("the credential of a connection was sealed with another secret", { connection: id });
    return null;
  }
};
