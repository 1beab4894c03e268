import type { Segment } from "@/lib/domain/base/commitment";
import { contains, type Instant } from "@/lib/domain/base/period";
import { type EntryKind, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import type { EntryRule } from "@/lib/providers/metronome/entry-types";
import type { Note } from "@/lib/providers/note";
import { quote } from "@/lib/providers/words";

type Where = { readonly isPostpaid: boolean; readonly segments: readonly Segment[] };

type Entry = {
  readonly rule: EntryRule;
  readonly kind: EntryKind;
  readonly effectiveAt: Instant;
  readonly segmentId: string | null;
};

type Placed = { readonly segment: Segment | null; readonly note: Note | null };

/**
 * By the segment that the entry names. Its date decides only where it names none: the last deduction
 * of a segment is stamped with the instant at which the next one begins.
 */
export const findSegment = ({ isPostpaid, segments }: Where, entry: Entry): Placed => {
  const { segmentId, rule } = entry;
  const named =
    segmentId === null ? undefined : segments.find(({ externalId }) => externalId === segmentId);
  if (named) return { segment: named, note: null };
  const segment =
    isPostpaid && segments.length === 1 ? (segments[0] ?? null) : byDate(segments, entry);
  if (segmentId !== null) return { segment, note: unknownSegment(segmentId) };
  const lacks = rule.namesSegment && !isPostpaid && segments.length > 0;
  return { segment, note: lacks ? missingSegment : null };
};

/** The segment that holds the date, else the last one that has started, else the first. */
const byDate = (segments: readonly Segment[], { kind, effectiveAt }: Entry): Segment | null => {
  const inOrder = [...segments].sort((left, right) => (left.start < right.start ? -1 : 1));
  const isClosing = usualBoundary(kind) === "closing";
  const holds = ({ start, end }: Segment): boolean =>
    isClosing
      ? start < effectiveAt && (end === null || effectiveAt <= end)
      : contains({ start, end }, effectiveAt);
  const started = inOrder.filter(({ start }) => start <= effectiveAt);
  return inOrder.find(holds) ?? started.at(-1) ?? inOrder[0] ?? null;
};

const unknownSegment = (segmentId: string): Note => ({
  code: "unknown-segment",
  reason: `The entry names the segment ${quote(segmentId)}, which its commitment does not have: it is shown in a segment by its date.`,
});

const missingSegment: Note = {
  code: "segment-missing",
  reason:
    "The entry names no segment, though its type should: it is shown in a segment by its date.",
};
