import { randomUUID } from "node:crypto";
import type { ProviderId } from "@/lib/domain/account";
import { ProviderError } from "@/lib/providers/provider";
import { requireAction } from "@/lib/server/access";
import { hintOf } from "@/lib/server/api-key";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { defaultBaseUrls } from "@/lib/server/providers";
import { getConnection } from "@/lib/server/queries/get-connection";
import type { Viewer } from "@/lib/server/viewer";
import { saveConnection } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { ConnectionBody } from "@/lib/wire/connection";

/** Keeps a credential, sealed, and asks for a first sync. Whether it works the sync will say. */
export const createConnection = async (viewer: Viewer, input: ConnectionBody) => {
  requireAction(viewer, "manage-connections");
  const { db, clock, log, secrets, queue } = getContext();
  const { provider, name, secret, settings } = input;
  log.hide(secret);
  const baseUrl = chooseBaseUrl(provider, input.baseUrl);
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
      actor: viewer.email,
      action: "connection.added",
      subject: id,
      detail: { provider, name, baseUrl },
    });
  });
  await queue.requestSync(id, "demand");
  return getConnection(viewer, { connectionId: id });
};

const chooseBaseUrl = (provider: ProviderId, given: string | undefined): string => {
  const { providers, checkOutbound } = getContext();
  const baseUrl = (given ?? defaultBaseUrls[provider])?.replace(/\/+$/, "");
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
