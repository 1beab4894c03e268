import { sideWords } from "@/lib/charts/prepare-timeline";
import { sayComing, sayFollowing } from "@/lib/charts/timeline-words";
import { type Amount, amountOf, type Decimal, sumDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { TimelineRow, TimelineTerm } from "@/lib/wire/timeline";

export type TimelineLine = {
  readonly term: TimelineTerm;
  /** Over all segments; null where one of them is not given. */
  readonly granted: Amount | null;
  readonly comes: ReturnType<typeof sayComing>;
  /** Gaps, overlaps and rollovers in words; empty where there is none. */
  readonly following: string;
  /** Something is missing or there twice. */
  readonly isWarning: boolean;
};

export type TimelineGroup = {
  readonly id: string;
  readonly name: string;
  readonly facts: string;
  readonly lines: readonly TimelineLine[];
};

/** One group for each side of an account, one line for each of its terms. */
export const prepareTimelineTable = (
  rows: readonly TimelineRow[],
  at: Instant,
): readonly TimelineGroup[] =>
  rows.map((row) => ({
    id: row.id,
    name: row.account.name,
    facts: sideWords[row.side].toLowerCase(),
    lines: row.terms.map((term) => toLine(term, row, at)),
  }));

const toLine = (term: TimelineTerm, row: TimelineRow, at: Instant): TimelineLine => {
  const { id } = term.commitment;
  const granted = grantedOf(term);
  const gaps = row.gaps.filter(({ after }) => after.id === id);
  const overlaps = row.overlaps.filter(({ earlier }) => earlier.id === id);
  const rollovers = row.rollovers.filter(({ into }) => into.id === id);
  return {
    term,
    granted: granted === null ? null : amountOf(granted, term.unit),
    comes: sayComing(term),
    following: sayFollowing({ gaps, overlaps, rollovers }, at).join("; "),
    isWarning: gaps.length + overlaps.length > 0,
  };
};

const grantedOf = ({ segments }: TimelineTerm): Decimal | null => {
  const given = segments.flatMap((segment) => segment.granted ?? []);
  return given.length < segments.length || given.length === 0 ? null : sumDecimals(given);
};
