import { known } from "@/lib/domain/base/metric";
import type { Unit } from "@/lib/domain/base/money";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Standing } from "@/lib/domain/standing/standing";
import { entryName } from "@/lib/format/entry-words";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { toAmountMetric } from "@/lib/server/answers/figures";
import { markRaw } from "@/lib/server/answers/mark-raw";
import type { Queryable } from "@/lib/store/database";
import type { ChargeSpan, UncountedCharges } from "@/lib/store/read/list-charges";
import { listTermRecords } from "@/lib/store/read/list-source-records";
import type { Clocks } from "@/lib/store/read/statement";
import type { Proof } from "@/lib/wire/provenance";

/** How many raw records an answer carries; `recordCount` counts all of them. */
export const recordMax = 50;

export const vendorNotes = {
  derived: "The source reports no such figure; it is derived from its terms and charges.",
  reported: "The vendor states its balance, but not this figure.",
} as const;

export const toProofEntry = (entry: LedgerEntry, unit: Unit): Proof["entries"][number] => ({
  id: entry.id,
  label:
    entry.detail === null ? entryName(entry.kind) : `${entryName(entry.kind)}, ${entry.detail}`,
  at: entry.effectiveAt,
  metric: toAmountMetric(known(entry.amount), unit),
});

/** The vendor's own rows for the terms, with the amounts and dates that the figures stand on. */
export const proveByTerms = async (
  db: Queryable,
  { standing, scope }: CommitmentBook,
  clocks: Clocks,
  maySeeRaw: boolean,
): Promise<Pick<Proof, "records" | "recordCount">> => {
  const { commitment } = standing.record;
  const records = await listTermRecords(db, scope, clocks, commitment.id);
  const values = standing.segments.flatMap(({ segment }) => [
    segment.granted,
    segment.start,
    segment.end,
  ]);
  const marked = records.slice(0, recordMax).map((record) => ({
    ...record,
    marks: markRaw(record.raw, [...values, commitment.unit.code]),
  }));
  return { records: maySeeRaw ? marked : [], recordCount: records.length };
};

/** Rows that draw nothing, with the reason in words. */
export const toUncounted = (charges: UncountedCharges): Proof["notCounted"][number] => {
  const { reason, rows } = toNotCounted(charges);
  return { label: reason, metric: null, note: `${rows} ${rows === 1 ? "row" : "rows"}` };
};

/** "category credit" and "unit GB-Seconds" in the words of a person. */
export const toNotCounted = ({
  reason,
  rows,
}: UncountedCharges): { readonly reason: string; readonly rows: number } => {
  const [kind = "", ...rest] = reason.split(" ");
  const what = rest.join(" ");
  const words =
    kind === "category"
      ? `${what.slice(0, 1).toUpperCase()}${what.slice(1)}, not usage`
      : `Other ${kind} ${what}`;
  return { reason: words, rows };
};

/** The charges an entry is made of: those of its day that start before its segment ends. */
export const chargeSpanOf = (
  {
    effectiveAt,
    serviceEnd,
    segmentId,
  }: Pick<LedgerEntry, "effectiveAt" | "serviceEnd" | "segmentId">,
  { segments }: Pick<Standing, "segments">,
): ChargeSpan => {
  const segmentEnd = segments.find(({ segment }) => segment.id === segmentId)?.segment.end ?? null;
  const end = serviceEnd ?? effectiveAt;
  return { start: effectiveAt, end: segmentEnd !== null && segmentEnd < end ? segmentEnd : end };
};
