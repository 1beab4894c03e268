"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import {
  useCheckConnection,
  useRequestHistory,
  useRequestSync,
  useUpdateConnection,
} from "@/lib/client/connections";
import { sources } from "@/lib/sources/sources";
import type { SyncRun, WireConnection } from "@/lib/wire/connection";

type ConnectionActionsProps = { readonly connection: WireConnection; readonly run: SyncRun | null };

/** Read now, check the credential, choose what changes what its figures mean. */
export const ConnectionActions = ({ connection, run }: ConnectionActionsProps) => {
  const sync = useRequestSync(connection.id);
  const history = useRequestHistory(connection.id);
  const check = useCheckConnection(connection.id);
  const update = useUpdateConnection(connection.id);
  const isUnderWay = run?.state === "queued" || run?.state === "running";
  const failure = sync.error ?? history.error ?? check.error ?? update.error;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        {sources[connection.provider].forms.upFront.map((field) => (
          <Select
            disabled={update.isPending}
            key={field.name}
            label={field.label}
            onChange={({ target }) => update.mutate({ [field.name]: field.fromText(target.value) })}
            options={field.options}
            value={field.toText(connection.settings[field.name])}
          />
        ))}
        <Button disabled={check.isPending} onClick={() => check.mutate()}>
          Check
        </Button>
        {sources[connection.provider].isByTheHour && (
          <Button
            disabled={isUnderWay || history.isPending}
            onClick={() => history.mutate()}
            title="Reads every day of the history once more, for days that the source has restated since"
          >
            Read all days again
          </Button>
        )}
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
