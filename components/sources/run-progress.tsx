import { formatInstant } from "@/lib/format/format-date";
import type { SyncRun } from "@/lib/wire/connection";

const grouped = (count: number): string => count.toLocaleString("en-US");

type RunProgressProps = {
  readonly run: SyncRun;
  /** Listed by the source and never read: no run that ended has them among its accounts. */
  readonly unread: readonly string[];
};

/** The last run: live while it reads, then what it found and wrote. */
export const RunProgress = ({ run, unread }: RunProgressProps) => {
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
        {isUnderWay ? `${run.step}: ` : lastRun(run, unread)}
        {run.accountsTotal === null
          ? "no list of accounts yet"
          : isUnderWay
            ? `${run.accountsDone} of ${run.accountsTotal} accounts`
            : countRead(run, run.accountsTotal, unread)}
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

const lastRun = (run: SyncRun, unread: readonly string[]): string => {
  const word =
    run.state === "complete" && unread.length > 0 ? "Read what can be" : words[run.state];
  return `${word}${run.finishedAt ? ` at ${formatInstant(run.finishedAt)}` : ""}: `;
};

const namedMax = 3;

/** "14 of 15 accounts (never read: Field Tools)" */
const countRead = (run: SyncRun, total: number, unread: readonly string[]): string => {
  const done = Math.min(run.accountsDone, Math.max(0, total - unread.length));
  const count = `${grouped(done)} of ${grouped(total)} accounts`;
  if (unread.length === 0) return count;
  const more = unread.length > namedMax ? ` and ${grouped(unread.length - namedMax)} more` : "";
  return `${count} (never read: ${unread.slice(0, namedMax).join(", ")}${more})`;
};
