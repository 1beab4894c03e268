import { addDecimals, type Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatDay, formatLastDay } from "@/lib/format/format-date";
import type { ScheduleRow } from "@/lib/wire/agreement";

/** Where segments open or end between the bars of a month chart. */
export type SegmentMark = {
  readonly at: Instant;
  /** From the left edge of the plot, in percent. */
  readonly left: number;
  /** What opens there, in short; nothing where marks stand close. */
  readonly label: string;
  readonly words: string;
};

type Edge = {
  readonly at: Instant;
  /** What ends at midnight ends on the day before. */
  readonly day: string;
  readonly granted: string | null;
  readonly words: string;
};

const labelledMax = 6;

export const segmentMarks = (
  schedule: readonly ScheduleRow[],
  months: readonly string[],
  unit: Unit,
): SegmentMark[] => {
  const edges = schedule.flatMap((row) => edgesOf(row, unit));
  const marks = [...new Set(edges.map(({ at }) => at))].sort().flatMap((at): SegmentMark[] => {
    const left = placeOf(at, months);
    if (left === null) return [];
    const own = edges.filter((edge) => edge.at === at);
    const opened = own.flatMap(({ granted }) => (granted === null ? [] : [granted]));
    const sum = opened.reduce((total, granted) => addDecimals(total, granted), "0");
    const label = `+${formatAxisAmount({ amount: sum, unit }, { withUnit: false })}`;
    return [
      {
        at,
        left,
        label: opened.length === 0 ? "" : label,
        words: wordsOf(own),
      },
    ];
  });
  return marks.length <= labelledMax ? marks : marks.map((mark) => ({ ...mark, label: "" }));
};

const edgesOf = ({ segments }: ScheduleRow, unit: Unit): Edge[] =>
  segments.flatMap(({ name, start, end, granted }) => [
    {
      at: start,
      day: formatDay(start),
      granted,
      words: `${name} opens${granted === null ? "" : ` with ${formatAmount({ amount: granted, unit }).text}`}`,
    },
    ...(end === null
      ? []
      : [{ at: end, day: formatLastDay(end), granted: null, words: `${name} ends` }]),
  ]);

/** "31 Dec 2026: Year 1 ends; 1 Jan 2027: Year 2 opens": the ends first, as they come. */
const wordsOf = (edges: readonly Edge[]): string => {
  const ends = edges.filter(({ day, at }) => day !== formatDay(at));
  const others = edges.filter((edge) => !ends.includes(edge));
  return [ends, others]
    .filter((own) => own.length > 0)
    .map((own) => `${own[0]?.day}: ${own.map(({ words }) => words).join(", ")}`)
    .join("; ");
};

const monthDays = 31;

/** Months stand side by side, also those between which there is a gap in time. */
const placeOf = (at: Instant, months: readonly string[]): number | null => {
  const index = months.indexOf(at.slice(0, 7));
  if (index === -1) return null;
  const share = (Number(at.slice(8, 10)) - 1) / monthDays;
  return ((index + share) / months.length) * 100;
};
