import { createHash } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
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

/** Whose facts are written, and by which read of which connection they were found. */
export type WriteOf = {
  readonly accountId: string;
  readonly connectionId: string;
  readonly syncRunId: string;
};

const chunkSize = 1_000;

/** Keeps the first fetch of each text: an unchanged re-read writes nothing, and sends ids alone. */
export const writeSourceRecords = async (
  tx: Queryable,
  of: WriteOf,
  sources: readonly StoredSource[],
): Promise<void> => {
  const records = [...new Map(sources.map((source) => [sourceIdOf(source), source]))];
  // Some at a time: a list of thousands is never one text.
  for (let start = 0; start < records.length; start += chunkSize) {
    await writeChunk(tx, of, records.slice(start, start + chunkSize));
  }
};

const writeChunk = async (
  tx: Queryable,
  { accountId, connectionId, syncRunId }: WriteOf,
  records: readonly (readonly [string, StoredSource])[],
): Promise<void> => {
  const rows = await tx.query<{ id: string }>(
    `select f.id from unnest($2::text[]) wanted (id) cross join lateral (
       select id from source_records where account_id = $1 and id = wanted.id limit 1
     ) f`,
    [accountId, records.map(([id]) => id)],
  );
  const known = new Set(rows.map(({ id }) => id));
  const fresh = records
    .filter(([id]) => !known.has(id))
    .map(([id, source]) => ({
      account_id: accountId,
      id,
      connection_id: connectionId,
      sync_run_id: syncRunId,
      request: source.request,
      line: source.line,
      fetched_at: source.fetchedAt,
      raw: source.raw,
    }));
  if (fresh.length === 0) return;
  await tx.query(
    `insert into source_records
     select * from jsonb_populate_recordset(null::source_records, $1::jsonb)
     on conflict (account_id, id) do nothing`,
    [toJsonText(fresh)],
  );
};
