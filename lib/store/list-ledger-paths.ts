import type { Queryable } from "@/lib/store/database";

/** Which calls brought the believed entries of these commitments: "POST /v1/…/list", by commitment. */
export const listLedgerPaths = async (
  tx: Queryable,
  accountId: string,
  commitmentIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  if (commitmentIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; path: string }>(
    `select distinct e.commitment_id as id,
       split_part(r.request, ' ', 1) || ' ' || split_part(split_part(r.request, ' ', 2), '?', 1) as path
     from ledger_entries e
     join source_records r on r.account_id = e.account_id and r.id = e.source_id
     where e.account_id = $1 and e.known_to is null and e.commitment_id = any($2::text[])`,
    [accountId, commitmentIds],
  );
  const paths = new Map<string, Set<string>>();
  for (const { id, path } of rows) paths.set(id, (paths.get(id) ?? new Set()).add(path));
  return paths;
};
