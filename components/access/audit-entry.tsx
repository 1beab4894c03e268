import type { ReactNode } from "react";
import { auditChange } from "@/lib/format/audit-change";
import type { WireAuditEntry } from "@/lib/wire/access";

/** An entry of the log, opened: from what to what, and its place in the chain. */
export const AuditEntry = ({ entry }: { readonly entry: WireAuditEntry }) => {
  const change = auditChange(entry.detail);
  return (
    <div className="grid gap-x-10 pb-2 lg:grid-cols-2">
      <dl>
        <Line name="Before">{change.before ?? "–"}</Line>
        <Line name="After">{change.after ?? "–"}</Line>
        {change.with !== null && <Line name="With">{change.with}</Line>}
      </dl>
      <dl>
        <Line name="This entry">{groups(entry.hash)}</Line>
        <Line name="Follows">
          {entry.seq === 1
            ? "nothing: it is the first"
            : `${(entry.seq - 1).toLocaleString("en-US")}, ${groups(entry.hashBefore)}`}
        </Line>
      </dl>
    </div>
  );
};

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-3 py-0.5">
    <dt className="text-ink3">{name}</dt>
    <dd className="font-mono text-id break-all">{children}</dd>
  </div>
);

/** Entries from before there was a chain have no digest. */
const groups = (hash: string): string =>
  hash === "" ? "no digest" : (hash.match(/.{1,4}/g) ?? []).join(" ");
