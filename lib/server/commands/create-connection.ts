import { randomUUID } from "node:crypto";
import { isProviderError } from "@/lib/providers/provider";
import { requireAction } from "@/lib/server/access";
import { hintOf } from "@/lib/server/api-key";
import { requireFresh } from "@/lib/server/confirmed";
import { mergeSettings, type Settings } from "@/lib/server/connection-settings";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { getConnection } from "@/lib/server/queries/get-connection";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { isKey, joinKeys } from "@/lib/sources/keys";
import { sources } from "@/lib/sources/sources";
import { usualAddress } from "@/lib/sources/usual-address";
import { saveConnection } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { ConnectionBody } from "@/lib/wire/connection";

/** Keeps a credential, sealed, and asks for a first sync. Whether it works the sync will say. */
export const createConnection = async (viewer: Viewer, input: ConnectionBody) => {
  requireAction(viewer, "manage-connections");
  requireFresh(viewer);
  const { db, clock, log, secrets, queue } = getContext();
  const { provider, name } = input;
  const secret = secretOf(input);
  const settings = mergeSettings(provider, sources[provider].defaults, input.settings);
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

/** The keys of a source as one secret, or which of them are missing. */
export const secretOf = ({
  provider,
  ...given
}: Pick<ConnectionBody, "provider" | "secret" | "applicationKey">): string => {
  const source = sources[provider];
  const keys = source.keys.map(({ name }) => given[name] ?? "");
  if (keys.every((key) => isKey(source, key))) return joinKeys(keys);
  const [first, second] = source.keys.map(({ phrase }) => phrase);
  throw new AppError(
    "invalid-request",
    second === undefined
      ? `${source.name} is read with ${first}.`
      : `${source.name} is read with two keys, ${first} and ${second}, neither with a colon or a space in it.`,
  );
};

const chooseBaseUrl = (
  { provider, baseUrl: given }: ConnectionBody,
  settings: Settings,
): string => {
  const { providers, checkOutbound } = getContext();
  const source = sources[provider];
  if (!providers.has(provider))
    throw new AppError("invalid-request", `This version cannot read ${provider} yet.`);
  const usual = usualAddress(source, settings);
  if (usual === null) return "";
  const baseUrl = (given ?? usual).replace(/\/+$/, "");
  try {
    checkOutbound(new URL(baseUrl));
    return baseUrl;
  } catch (error) {
    if (isProviderError(error))
      throw new AppError("invalid-request", error.message, { cause: error });
    throw error;
  }
};
