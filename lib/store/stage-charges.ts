import type { Instant } from "@/lib/domain/base/period";
import type { Charge } from "@/lib/domain/ledger/charge";
import type { Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";
import type { StoredSource } from "@/lib/store/source-records";

/** A charge on its way into the book. */
export type StagedCharge = {
  readonly seq: number;
  readonly windowStart: Instant;
  readonly digest: string;
  readonly charge: Charge;
  readonly source: StoredSource;
};

export type StageOf = { readonly syncRunId: string; readonly accountId: string };

const chunkSize = 2_000;

/** Puts rows where SQL can compare them with the book. Scratch space, not facts. */
export const stageCharges = async (
  db: Queryable,
  { syncRunId, accountId }: StageOf,
  rows: readonly StagedCharge[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += chunkSize) {
    const records = rows
      .slice(from, from + chunkSize)
      .map(({ seq, windowStart, digest, charge, source }) => ({
        sync_run_id: syncRunId,
        account_id: accountId,
        seq,
        window_start: windowStart,
        request: source.request,
        fetched_at: source.fetchedAt,
        digest,
        line: source.line,
        starts_at: charge.start,
        ends_at: charge.end,
        day: charge.day,
        category: charge.category,
        service: charge.service,
        project_id: charge.projectId,
        project_name: charge.projectName,
        region: charge.region,
        pricing_unit: charge.pricingUnit,
        pricing_quantity: charge.pricingQuantity,
        effective_cost: charge.effectiveCost,
        billed_cost: charge.billedCost,
        currency: charge.currency,
        raw: source.raw,
      }));
    await db.query(
      `insert into staged_charges
       select * from jsonb_populate_recordset(null::staged_charges, $1::jsonb)`,
      [toJsonText(records)],
    );
  }
};

export const discardStagedWindow = (db: Queryable, of: StageOf, windowStart: Instant) =>
  db.query(
    "delete from staged_charges where sync_run_id = $1 and account_id = $2 and window_start = $3",
    [of.syncRunId, of.accountId, windowStart],
  );

export const discardStagedAccount = (db: Queryable, of: StageOf) =>
  db.query("delete from staged_charges where sync_run_id = $1 and account_id = $2", [
    of.syncRunId,
    of.accountId,
  ]);

/** What a run that died left behind. The run's connection holds the lease, so nobody else's is hit. */
export const discardStagedOfConnection = (db: Queryable, connectionId: string) =>
  db.query(
    `delete from staged_charges where sync_run_id in
       (select id from sync_runs where connection_id = $1)`,
    [connectionId],
  );
