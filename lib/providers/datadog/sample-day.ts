import type { Commitment } from "@/lib/domain/base/commitment";
import type { CalendarDay } from "@/lib/domain/base/period";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import { dayWindow } from "@/lib/providers/datadog/days";
import type { TermsOf } from "@/lib/providers/datadog/read-terms";
import { createDoubts } from "@/lib/providers/datadog/sample-doubts";
import type { Scope } from "@/lib/providers/datadog/take-list";
import { isOnOtherScale, readShare } from "@/lib/providers/datadog/utilization-value";
import type { ClosedPeriod, ProviderBatch, RejectedRow, Sourced } from "@/lib/providers/provider";
import { toSetAside } from "@/lib/providers/rejected-row";
import { stableId } from "@/lib/providers/stable-id";
import { asRecord, label } from "@/lib/providers/words";

type SamplesBatch = Extract<ProviderBatch, { type: "samples" }>;

export type DayRead = {
  readonly batch: Omit<SamplesBatch, "progress">;
  readonly rejected: readonly RejectedRow[];
};

/** One product on one day: a sample for each commitment whose term the day touches. */
export const readDay = async (of: TermsOf, scope: Scope, day: CalendarDay): Promise<DayRead> => {
  const { client, settings, accountId } = of;
  const window = dayWindow(day);
  const { request, fetchedAt, rows } = await client.listCommitments(scope.asked, window);
  const records = rows.map(asRecord);
  const isOther = isOnOtherScale(
    records.map((record) => record?.["utilization"]),
    settings.scale,
  );
  const doubts = createDoubts({ accountId, scope: scope.name, day, request }, settings.scale);
  const samples = new Map<string, Sourced<UtilizationSample>>();
  const rejected: RejectedRow[] = [];
  let isWhole = true;
  const setAside = (code: string, reason: string, raw: string): void => {
    const remark = { accountId, stream: "samples", request, code, reason, raw } as const;
    rejected.push(toSetAside(remark));
  };
  for (const [index, record] of records.entries()) {
    const id = record?.["commitment_id"];
    const externalId = typeof id === "string" ? label(id) : null;
    if (record === null || externalId === null) {
      const reason = `A row of ${scope.name} on ${day} has no commitment_id: nobody can say what it measures.`;
      setAside("missing-id", reason, JSON.stringify(rows[index]) ?? "");
      isWhole = false;
      continue;
    }
    const raw = rawOf(scope, day, record);
    const commitment = scope.commitments.get(externalId);
    if (commitment === undefined) {
      if (scope.elsewhere.has(externalId)) continue;
      const reason = `${externalId} has a utilization in ${scope.name} on ${day} but stands on no list of commitments.`;
      setAside("not-listed", reason, raw);
      continue;
    }
    const share = readShare(record["utilization"], { scale: settings.scale, isOther });
    const part = clip(commitment, window);
    if (part === null) {
      // The vendor lists what has not begun and what has ended, without a value.
      if (share.doubt === "not-given") continue;
      const reason = `${externalId} has a utilization on ${day}, which lies outside its term.`;
      setAside("outside-term", reason, raw);
      continue;
    }
    const known = samples.get(externalId);
    if (known !== undefined) {
      if (known.source.raw === raw) continue;
      const reason = `${externalId} has more than one utilization in ${scope.name} on ${day}: the first is kept.`;
      setAside("duplicate-id", reason, raw);
      continue;
    }
    doubts.note(externalId, share, raw);
    const sampleId = stableId("smp", commitment.id, day);
    const fact = { id: sampleId, accountId, commitmentId: commitment.id, day, ...part, ...share };
    samples.set(externalId, { fact, source: { request, line: null, fetchedAt, raw } });
  }
  return {
    batch: {
      type: "samples",
      accountId,
      scope: scope.name,
      window,
      samples: [...samples.values()],
      ofCommitments: [...scope.commitments.values()]
        .filter((commitment) => clip(commitment, window) !== null)
        .map(({ id }) => id),
      isWhole,
    },
    rejected: [...rejected, ...doubts.list()],
  };
};

/** The part of the day inside the term; null when there is none. */
const clip = ({ start, end }: Commitment, window: ClosedPeriod): ClosedPeriod | null => {
  const from = start > window.start ? start : window.start;
  const to = end !== null && end < window.end ? end : window.end;
  return from < to ? { start: from, end: to } : null;
};

/**
 * The day's own part of the row, with what was asked: its terms stand in the list's record, and a day
 * whose value is that of another day is a record of its own.
 */
const rawOf = (scope: Scope, day: CalendarDay, record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    asked: `${scope.name} on ${day}`,
    commitment_id: record["commitment_id"],
    ...("utilization" in record ? { utilization: record["utilization"] } : {}),
  });
