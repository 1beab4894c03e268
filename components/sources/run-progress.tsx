import { formatInstant } from "@/lib/format/format-date";
import type { SyncRun } from "@/lib/wire/connection";

const grouped = (count: number): string => count.toLocaleString("en-US");

/** The last run: live while it reads, then what it found and wrote. */
export const RunProgress = ({ run }: { readonly run: SyncRun }) => {
  const isUnderWay = run.state === "queued" || run.state === "running";
  const total = run.accountsTotal ?? 0;
  return (
    <div className="pb-2" role="status">
      {isUnderWay && (
        <div className="mb-1.5 h-0.5 bg-line">
          <div
            className="h-full bg-accent"
            style={{ width: total > 0 ? `${(run.accountsDone / total) * 100}%` : "2%" }}
          />
        </div>
      )}
      <p className="text-ink2">
        {isUnderWay ? `${run.step}: ` : lastRun(run)}
        {run.accountsTotal === null
          ? "no list of accounts yet"
          : `${run.accountsDone} of ${run.accountsTotal} accounts`}
        , {grouped(run.rowsRead)} rows read, {grouped(run.rowsSetAside)} set aside,{" "}
        {run.factsWritten + run.factsClosed === 0
          ? isUnderWay
            ? "nothing written yet"
            : "nothing changed"
          : `${grouped(run.factsWritten)} facts written, ${grouped(run.factsClosed)} closed`}
        .
      </p>
    </div>
  );
};

const words: Readonly<Record<SyncRun["state"], string>> = {
  queued: "Waiting",
  running: "Reading",
  complete: "Read whole",
  incomplete: "Read in part",
  failed: "Failed",
  interrupted: "Interrupted",
};

const lastRun = (run: SyncRun): string =>
  `${words[run.state]}${run.finishedAt ? ` at ${formatInstant(run.finishedAt)}` : ""}: `;
