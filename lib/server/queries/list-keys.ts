import { requireAction } from "@/lib/server/access";
import { toApiKey } from "@/lib/server/answers/api-key-row";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import type { Viewer } from "@/lib/server/viewer";
import { forgiveFullDisk } from "@/lib/store/disk-space";
import { listApiKeys } from "@/lib/store/identity/api-keys";
import type { WireApiKey } from "@/lib/wire/access";
import type { Meta } from "@/lib/wire/common";

/** Every key that was not revoked; what it opens is told to nobody again. */
export const listKeys = async (
  viewer: Viewer,
): Promise<{ data: { keys: WireApiKey[] }; meta: Meta }> => {
  requireAction(viewer, "manage-keys");
  const { db, clock, keyUses } = getContext();
  const now = clock();
  await keyUses.flush(db).catch(forgiveFullDisk);
  const keys = await listApiKeys(db, now);
  return { data: { keys: keys.map((key) => toApiKey(key, now)) }, meta: toPlainMeta(now) };
};
