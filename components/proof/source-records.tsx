import { RawRecord } from "@/components/proof/raw-record";
import { SectionLine } from "@/components/ui/section-line";
import { formatExactInstant, formatInstant } from "@/lib/format/format-date";
import type { Proof } from "@/lib/wire/provenance";

/** What the vendor sent, word for word: request, time, line, text. */
export const SourceRecords = ({ proof }: { readonly proof: Proof }) => (
  <section>
    <SectionLine
      level={3}
      note={
        proof.recordCount > proof.records.length
          ? `${proof.records.length} of ${proof.recordCount}`
          : null
      }
      title={proof.recordCount === 1 ? "Source record" : "Source records"}
    />
    {proof.records.length === 0 && (
      <p className="border-t border-line py-1.5 text-ink3">
        No record of the vendor stands behind this figure.
      </p>
    )}
    {proof.records.map((record, index) => (
      <details
        className="border-t border-line py-1.5"
        key={`${record.request} ${record.line} ${record.raw}`}
        open={index === 0}
      >
        <summary className="cursor-pointer font-mono text-id break-all text-ink2">
          {record.request}
          {record.line !== null && `, line ${record.line}`}
        </summary>
        <p className="py-1 text-note text-ink3" title={formatExactInstant(record.fetchedAt)}>
          fetched {formatInstant(record.fetchedAt)}, sync run {record.syncRunId}
        </p>
        <RawRecord marks={record.marks} raw={record.raw} />
      </details>
    ))}
  </section>
);
