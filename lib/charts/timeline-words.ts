import { sayWhatComes } from "@/lib/charts/what-comes-words";
import type { Unit } from "@/lib/domain/base/money";
import { calendarDay, daysBetween, type Instant } from "@/lib/domain/base/period";
import type { Pool } from "@/lib/domain/base/pool";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDay, formatLastDay } from "@/lib/format/format-date";
import { quantitySuffix } from "@/lib/format/quantity";
import type { TimelineRow, TimelineTerm } from "@/lib/wire/timeline";

type Gap = TimelineRow["gaps"][number];
type Overlap = TimelineRow["overlaps"][number];
type Rollover = TimelineRow["rollovers"][number];

/** Calendar days of a span; less than one is told as one. */
const daysOf = (start: Instant, end: Instant): number =>
  Math.max(1, daysBetween(calendarDay(start, "UTC"), calendarDay(end, "UTC")));

const unitName = ({ kind, code }: Unit): string =>
  kind === "currency" ? code : quantitySuffix(code);

/** What there is none of, in the word for its pool. */
const nothingOf: Readonly<Record<Pool, (unit: string) => string>> = {
  balance: (unit) => `no ${unit} commitment`,
  target: (unit) => `no ${unit} minimum`,
  hourly: () => "nothing by the hour",
};

/** "gap of 44 d"; after the last end "no USD commitment from 1 Feb 2027". */
export const sayGap = ({ start, end, unit, pool }: Gap, at: Instant): string =>
  end !== null
    ? `gap of ${daysOf(start, end)} d`
    : `${nothingOf[pool](unitName(unit))} ${start > at ? "from" : "since"} ${formatDay(start)}`;

/** Where there is no room for more. */
export const sayGapShortly = ({ start, end }: Pick<Gap, "start" | "end">): string =>
  end === null ? "nothing follows" : `${daysOf(start, end)} d`;

/** "31 d overlap" */
export const sayOverlap = ({ start, end }: Pick<Overlap, "start" | "end">): string =>
  `${daysOf(start, end)} d overlap`;

/** "rolled over from Year 1"; "rolls over" while it is still to come. */
export const sayRollover = ({ from, at: opens }: Rollover, at: Instant): string =>
  `${opens > at ? "rolls over" : "rolled over"} from ${from.name}`;

type Following = {
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Overlap[];
  readonly rollovers: readonly Rollover[];
};

/** What stands between a lane and the others, each with the one that it is about. */
export const sayFollowing = (
  { gaps, overlaps, rollovers }: Following,
  at: Instant,
): readonly string[] => [
  ...gaps.map((gap) =>
    gap.before === null ? sayGap(gap, at) : `${sayGap(gap, at)} before ${gap.before.name}`,
  ),
  ...overlaps.map((overlap) => `${sayOverlap(overlap)} with ${overlap.later.name}`),
  ...rollovers.map((rollover) => sayRollover(rollover, at)),
];

type Said = { readonly text: string; readonly tone: "ink2" | "ink3" | "overage" };

/** What comes of a term. */
export const sayComing = ({ whatComes }: TimelineTerm): Said => {
  const { text, tone } = sayWhatComes(whatComes);
  return { text, tone };
};

/** The same where the picture beside it shows the day. */
export const sayComingShortly = (term: TimelineTerm): Said => {
  const { whatComes, zone } = term;
  const said = sayComing(term);
  const estimate = { isEstimate: true } as const;
  switch (whatComes.kind) {
    case "lapses":
      return { ...said, text: `Lapses ${formatAmount(whatComes.unused, estimate).text}` };
    case "falls-short":
      return { ...said, text: `Short by ${formatAmount(whatComes.shortfall, estimate).text}` };
    case "hands-over":
      return { ...said, text: `Used up ${formatDay(whatComes.at)}` };
    case "exhausted":
      return { ...said, text: said.text.split(", ")[0] ?? said.text };
    case "ends":
      return { ...said, text: `Ends ${formatLastDay(whatComes.at, zone)}` };
    default:
      return said;
  }
};
