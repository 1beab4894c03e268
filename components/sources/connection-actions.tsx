"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { useCheckConnection, useRequestSync, useUpdateConnection } from "@/lib/client/connections";
import type { SyncRun, WireConnection } from "@/lib/wire/connection";

type ConnectionActionsProps = { readonly connection: WireConnection; readonly run: SyncRun | null };

const measures = [
  { value: "effective-cost", label: "EffectiveCost" },
  { value: "billed-cost", label: "BilledCost" },
];

const isMeasure = (value: string): value is "effective-cost" | "billed-cost" =>
  measures.some((measure) => measure.value === value);

/** Read now, check the credential, choose what draws a Spend term. */
export const ConnectionActions = ({ connection, run }: ConnectionActionsProps) => {
  const sync = useRequestSync(connection.id);
  const check = useCheckConnection(connection.id);
  const update = useUpdateConnection(connection.id);
  const isUnderWay = run?.state === "queued" || run?.state === "running";
  const failure = sync.error ?? check.error ?? update.error;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        {connection.provider === "vercel" && (
          <Select
            disabled={update.isPending}
            label="Spend terms draw on"
            onChange={({ target }) =>
              isMeasure(target.value) && update.mutate({ spendMeasure: target.value })
            }
            options={measures}
            value={connection.settings.spendMeasure}
          />
        )}
        <Button disabled={check.isPending} onClick={() => check.mutate()}>
          Check
        </Button>
        <Button disabled={isUnderWay || sync.isPending} onClick={() => sync.mutate()}>
          {isUnderWay ? "Reading" : "Sync now"}
        </Button>
      </div>
      {check.data && (
        <p className="mt-1 text-right text-ink2" role="status">
          {check.data.data.message}
        </p>
      )}
      {failure && (
        <p className="mt-1 text-right text-overage" role="alert">
          {failure.message}
        </p>
      )}
    </div>
  );
};
