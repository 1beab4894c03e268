import { fromEpochMs } from "@/lib/domain/base/period";
import { readEnv } from "@/lib/server/env";
import { forgetBefore, loadMasterSecrets, replaceKeptSecret } from "@/lib/server/master-secret";
import { createSecrets, type Secrets } from "@/lib/server/secrets";
import { StartError } from "@/lib/server/start-error";
import { listSealedSecrets, replaceSealedSecret } from "@/lib/store/connections";
import type { Queryable } from "@/lib/store/database";
import { listSigningKeys, replaceSealedKey } from "@/lib/store/embeds/signing-keys";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { endAllSessions } from "@/lib/store/identity/sessions";
import { openDatabase } from "@/lib/store/open-database";

export type Resealed = {
  readonly resealed: number;
  /** Connections whose key was sealed with neither secret: it has to be put in again. */
  readonly unreadable: readonly string[];
};

/** Who the log says used a command on the server's own machine. */
export const machineActor = "a command on the server";

/**
 * Seals every kept credential with the secret in use. Of the embedded book that secret is made anew here;
 * for a book on a server it is COMMITBOOK_SECRET, with the one before it in COMMITBOOK_SECRET_BEFORE.
 */
export const resealSecrets = async (env = readEnv()): Promise<Resealed> => {
  if (env.secret !== null && env.secretBefore === null)
    throw new StartError(
      "COMMITBOOK_SECRET_BEFORE is missing: set it to the secret that COMMITBOOK_SECRET took the place of.",
    );
  const db = await openDatabase(env);
  try {
    if (env.secret === null) await replaceKeptSecret(env.dataDir);
    const { current, before } = await loadMasterSecrets(env);
    const at = fromEpochMs(Date.now());
    const done = await db.transaction(async (tx) => {
      const result = await resealAll(tx, createSecrets(current, before));
      // Their cookies were encrypted with a key of the secret before.
      await endAllSessions(tx, at);
      await addAuditEntry(tx, {
        ...{ at, actor: machineActor, action: "secrets.resealed", subject: "connections" },
        detail: { resealed: result.resealed, unreadable: result.unreadable },
      });
      return result;
    });
    if (env.secret === null) await forgetBefore(env.dataDir);
    return done;
  } finally {
    await db.close();
  }
};

const resealAll = async (tx: Queryable, secrets: Secrets): Promise<Resealed> => {
  const unreadable: string[] = [];
  const connections = await listSealedSecrets(tx);
  for (const { id, sealedSecret } of connections) {
    const plain = openOrNull(secrets, sealedSecret, id);
    if (plain === null) unreadable.push(id);
    else await replaceSealedSecret(tx, id, secrets.seal(plain, id));
  }
  // One that does not open any more signs nothing, and another is made when one is needed.
  for (const { id, sealed } of await listSigningKeys(tx)) {
    const plain = openOrNull(secrets, sealed, id);
    if (plain !== null) await replaceSealedKey(tx, id, secrets.seal(plain, id));
  }
  return { resealed: connections.length - unreadable.length, unreadable };
};

const openOrNull = (secrets: Secrets, sealed: string, id: string): string | null => {
  try {
    return secrets.open(sealed, id);
  } catch {
    return null; // Of a secret that is long gone: the connection says so each time it is read.
  }
};
