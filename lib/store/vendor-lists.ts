import type { Queryable } from "@/lib/store/database";

/** One row of a list, as the vendor sent it. */
export type ListRow = { readonly id: string; readonly raw: string };

type ListOf = { readonly connectionId: string; readonly list: string };

/** The rows of a list as last believed. */
export const listVendorRows = (
  tx: Queryable,
  { connectionId, list }: ListOf,
): Promise<readonly ListRow[]> =>
  tx.query<ListRow>(
    "select id, raw from vendor_lists where connection_id = $1 and list = $2 order by id",
    [connectionId, list],
  );

/** Believes these rows and no others. */
export const replaceVendorRows = async (
  tx: Queryable,
  { connectionId, list }: ListOf,
  rows: readonly ListRow[],
): Promise<void> => {
  await tx.query(
    "delete from vendor_lists where connection_id = $1 and list = $2 and id <> all($3::text[])",
    [connectionId, list, rows.map(({ id }) => id)],
  );
  await tx.query(
    `insert into vendor_lists as kept (connection_id, list, id, raw)
     select $1, $2, sent.id, sent.raw from unnest($3::text[], $4::text[]) as sent (id, raw)
     on conflict (connection_id, list, id) do update set raw = excluded.raw
     where kept.raw <> excluded.raw`,
    [connectionId, list, rows.map(({ id }) => id), rows.map(({ raw }) => raw)],
  );
};
