import { createHash } from "node:crypto";
import type { Instant } from "@/lib/domain/period";
import type { Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";

/** What the vendor sent for one fact, word for word. */
export type StoredSource = {
  readonly request: string;
  readonly line: number | null;
  readonly fetchedAt: Instant;
  readonly raw: string;
};

/** The same text is the same record, however often it is fetched. */
export const sourceIdOf = ({ raw }: StoredSource): string =>
  createHash("sha256").update(raw).digest("base64url").slice(0, 27);

/** Keeps the first fetch of each text: an unchanged re-read writes nothing. */
export const writeSourceRecords = async (
  tx: Queryable,
  of: { readonly accountId: string; readonly connectionId: string; readonly syncRunId: string },
  sources: readonly StoredSource[],
): Promise<void> => {
  if (sources.length === 0) return;
  const records = [...new Map(sources.map((source) => [sourceIdOf(source), source]))].map(
    ([id, source]) => ({
      account_id: of.accountId,
      id,
      connection_id: of.connectionId,
      sync_run_id: of.syncRunId,
      request: source.request,
      line: source.line,
      fetched_at: source.fetchedAt,
      raw: source.raw,
    }),
  );
  await tx.query(
    `insert into source_records
     select * from jsonb_populate_recordset(null::source_records, $1::jsonb)
     on conflict (account_id, id) do nothing`,
    [toJsonText(records)],
  );
};
