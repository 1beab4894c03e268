import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** A pair that signs tokens: the half that signs is sealed. */
export type SigningKey = {
  readonly id: string;
  readonly sealed: string;
  /** JSON Web Key. */
  readonly publicKey: string;
};

type KeyRow = { readonly id: string; readonly sealed: string; readonly public_key: string };

const toKey = ({ id, sealed, public_key }: KeyRow): SigningKey => ({
  ...{ id, sealed },
  publicKey: public_key,
});

/** Newest first: the first signs. */
export const listSigningKeys = async (db: Queryable): Promise<SigningKey[]> => {
  const rows = await db.query<KeyRow>(
    "select id, sealed, public_key from signing_keys order by created_at desc, id",
  );
  return rows.map(toKey);
};

export const addSigningKey = async (db: Queryable, key: SigningKey, at: Instant): Promise<void> => {
  await db.query(
    "insert into signing_keys (id, sealed, public_key, created_at) values ($1, $2, $3, $4)",
    [key.id, key.sealed, key.publicKey, at],
  );
};

export const replaceSealedKey = async (
  tx: Queryable,
  id: string,
  sealed: string,
): Promise<void> => {
  await tx.query("update signing_keys set sealed = $2 where id = $1", [id, sealed]);
};
