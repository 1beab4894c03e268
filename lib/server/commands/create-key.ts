import { randomBytes, randomUUID } from "node:crypto";
import { addDuration } from "@/lib/domain/base/period";
import { requireAction } from "@/lib/server/access";
import { toApiKey } from "@/lib/server/answers/api-key-row";
import { toDone, toPlainMeta } from "@/lib/server/answers/meta";
import { hashApiKey, hintOf } from "@/lib/server/api-key";
import { requireConfirmed } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addApiKey, revokeApiKey as revoke } from "@/lib/store/identity/api-keys";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { KeyBody } from "@/lib/wire/access";

const dayMs = 86_400_000;

/** Told once. It belongs to whoever makes it and never does more than they may, then or later. */
export const createKey = async (viewer: Viewer, input: KeyBody) => {
  requireAction(viewer, "manage-keys");
  const { person } = requireConfirmed(viewer);
  const { db, clock, log } = getContext();
  const key = `cb_${randomBytes(32).toString("base64url")}`;
  log.hide(key);
  const at = clock();
  const { name, scopes, accountIds, expiresInDays } = input;
  const expiresAt = addDuration(at, expiresInDays * dayMs);
  const made = {
    ...{ id: `key_${randomUUID()}`, userId: person.userId, name },
    ...{ keyHash: hashApiKey(key), keyHint: hintOf(key), scopes, accountIds, expiresAt },
  };
  await db.transaction(async (tx) => {
    await addApiKey(tx, made, at);
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "api-key.added", subject: made.id },
      detail: { name, scopes, accounts: accountIds ?? "all", until: expiresAt },
    });
  });
  const row = {
    ...{ id: made.id, name, hint: made.keyHint, ownerEmail: person.email, scopes, accountIds },
    ...{ createdAt: at, expiresAt, lastUsedAt: null },
    ...{ requests: 0, countedFrom: null },
  };
  return { data: { key, made: toApiKey(row, at) }, meta: toPlainMeta(at) };
};

export const revokeKey = async (viewer: Viewer, { keyId }: { readonly keyId: string }) => {
  requireAction(viewer, "manage-keys");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    const name = await revoke(tx, keyId, at);
    if (name === null) throw notFound("key");
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "api-key.revoked", subject: keyId },
      detail: { name },
    });
  });
  return toDone(at);
};
