import {
  type Connection,
  isProviderError,
  nothingKnown,
  type Provider,
} from "@/lib/providers/provider";
import { requireAction } from "@/lib/server/access";
import { toMeta } from "@/lib/server/answers/meta";
import { getVisibleConnection, listVisible } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import { AppError, notFound } from "@/lib/server/errors";
import { openConnection } from "@/lib/server/open-connection";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";

const patienceMs = 30_000;

/** Tries the credential at the source. That it fails is an answer, not an error. */
export const checkConnection = async (
  viewer: Viewer,
  { connectionId }: { readonly connectionId: string },
) => {
  requireAction(viewer, "sync");
  const context = getContext();
  await getVisibleConnection(viewer, connectionId);
  const connection = await openConnection(context, connectionId);
  if (!connection) throw notFound("connection");
  const provider = context.providers.get(connection.provider);
  if (!provider)
    throw new AppError("conflict", `This version cannot read ${connection.provider} yet.`);
  const data = await tryOut(provider, connection);
  await addAuditEntry(context.db, {
    ...{ at: context.clock(), actor: actorOf(viewer), action: "connection.checked" },
    subject: connectionId,
    detail: data.ok ? { ok: true } : { ok: false, because: data.message },
  });
  const { clocks, reads } = await listVisible(viewer);
  return { data, meta: toMeta(clocks, reads) };
};

const tryOut = async (provider: Provider, connection: Connection) => {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    await provider.check(connection, {
      now: getContext().clock(),
      signal,
      ...nothingKnown,
    });
    return { ok: true, message: "The credential works." };
  } catch (error) {
    if (!isProviderError(error)) throw error;
    const message = signal.aborted ? "The source did not answer in 30 seconds." : error.message;
    return { ok: false, message };
  }
};
