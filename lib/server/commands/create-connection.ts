import { randomUUID } from "node:crypto";
import { ProviderError } from "@/lib/providers/provider";
import { requireAction } from "@/lib/server/access";
import { hintOf } from "@/lib/server/api-key";
import { mergeSettings } from "@/lib/server/connection-settings";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { defaultBaseUrls } from "@/lib/server/providers";
import { getConnection } from "@/lib/server/queries/get-connection";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import {
  type ConnectionSettings,
  DEFAULT_SETTINGS,
  datadogUrl,
} from "@/lib/sources/connection-settings";
import { saveConnection } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { ConnectionBody } from "@/lib/wire/connection";

/** Keeps a credential, sealed, and asks for a first sync. Whether it works the sync will say. */
export const createConnection = async (viewer: Viewer, input: ConnectionBody) => {
  requireAction(viewer, "manage-connections");
  const { db, clock, log, secrets, queue } = getContext();
  const { provider, name } = input;
  const secret = secretOf(input);
  const settings = mergeSettings(DEFAULT_SETTINGS, input.settings);
  log.hide(secret);
  const baseUrl = chooseBaseUrl(input, settings);
  const id = `connection_${randomUUID()}`;
  const at = clock();
  await db.transaction(async (tx) => {
    await saveConnection(tx, {
      id,
      provider,
      name,
      baseUrl,
      sealedSecret: secrets.seal(secret, id),
      secretHint: hintOf(secret),
      settings,
      origin: "screen",
      isSandbox: false,
      createdAt: at,
    });
    await addAuditEntry(tx, {
      at,
      actor: actorOf(viewer),
      action: "connection.added",
      subject: id,
      detail: { provider, name, baseUrl },
    });
  });
  await queue.requestSync(id, "demand");
  return getConnection(viewer, { connectionId: id });
};

/** Two keys are kept as one secret, "key:key". */
const secretOf = ({ provider, secret, applicationKey }: ConnectionBody): string => {
  if (provider !== "datadog") return secret;
  if (applicationKey !== undefined && ![secret, applicationKey].some((key) => /[\s:]/.test(key)))
    return `${secret}:${applicationKey}`;
  throw new AppError(
    "invalid-request",
    "Datadog is read with two keys, an API key and an application key, neither with a colon or a space in it.",
  );
};

const chooseBaseUrl = (
  { provider, baseUrl: given }: ConnectionBody,
  { datadog }: ConnectionSettings,
): string => {
  const { providers, checkOutbound } = getContext();
  const own = provider === "datadog" ? datadogUrl(datadog.site) : defaultBaseUrls[provider];
  const baseUrl = (given ?? own)?.replace(/\/+$/, "");
  if (!providers.has(provider) || !baseUrl)
    throw new AppError("invalid-request", `This version cannot read ${provider} yet.`);
  try {
    checkOutbound(new URL(baseUrl));
    return baseUrl;
  } catch (error) {
    if (error instanceof ProviderError)
      throw new AppError("invalid-request", error.message, { cause: error });
    throw error;
  }
};
