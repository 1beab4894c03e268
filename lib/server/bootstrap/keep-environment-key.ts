import { hashApiKey, hintOf } from "@/lib/server/api-key";
import type { AppContext } from "@/lib/server/context";
import { StartError } from "@/lib/server/start-error";
import { addApiKey, revokeApiKeys } from "@/lib/store/identity/api-keys";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { findFirstAdministrator } from "@/lib/store/identity/users";

const idPrefix = "environment_";

/**
 * The environment is the truth about its key: another key there takes the place of the old one, and
 * none there revokes it. A key that was revoked by hand stays so.
 */
export const keepEnvironmentKey = async ({
  db,
  clock,
  env,
}: Pick<AppContext, "db" | "clock" | "env">): Promise<void> => {
  const keyHash = env.apiKey && hashApiKey(env.apiKey);
  const id = keyHash && `${idPrefix}${keyHash.slice(0, 16)}`;
  const owner = await findFirstAdministrator(db);
  if (id && !owner)
    throw new StartError(
      "COMMITBOOK_API_KEY needs an administrator to belong to: set COMMITBOOK_ADMIN_EMAIL and COMMITBOOK_ADMIN_PASSWORD too.",
    );
  const at = clock();
  const audit = { at, actor: "system", detail: { from: "COMMITBOOK_API_KEY" } };
  await db.transaction(async (tx) => {
    for (const subject of await revokeApiKeys(tx, { idPrefix, exceptId: id }, at))
      await addAuditEntry(tx, { ...audit, action: "api-key.revoked", subject });
    if (!id || !keyHash || !owner) return;
    const keyHint = hintOf(env.apiKey ?? "");
    const key = {
      ...{ id, userId: owner.id, name: "From the environment", keyHash, keyHint },
      ...{ scopes: null, accountIds: null, expiresAt: null },
    };
    if (await addApiKey(tx, key, at))
      await addAuditEntry(tx, { ...audit, action: "api-key.added", subject: id });
  });
};
