import { classNames } from "@/components/ui/class-names";
import type { AxisName } from "@/lib/charts/axis-names";
import { measureText } from "@/lib/charts/measure-text";

export type Today = { readonly x: number; readonly label: string };

type TimelineAxisProps = {
  readonly names: readonly AxisName[];
  readonly today: Today | null;
  readonly width: number | null;
};

const labelPadPx = 6;

/** What the columns are called, the names of the axis and of today: they stay while lanes scroll. */
export const TimelineAxis = ({ names, today, width }: TimelineAxisProps) => (
  <div
    aria-hidden="true"
    className="timeline-columns sticky top-0 z-10 h-11 border-b border-rule bg-paper text-label text-ink3"
  >
    <span className="self-end pb-1 max-sm:hidden">Account</span>
    <span className="self-end pb-1 max-sm:hidden">Commitment</span>
    <div className="relative h-full">
      {names.map(({ startMs, tick, text, isYear }) => (
        <span
          className={classNames(
            "absolute bottom-0 border-l border-line2 pb-1 pl-1 text-axis whitespace-nowrap",
            isYear ? "font-heading text-ink" : "text-ink2",
          )}
          key={startMs}
          style={{ left: tick }}
        >
          {text}
        </span>
      ))}
      {today && width !== null && <TodayLabel today={today} width={width} />}
    </div>
    <span className="self-end pb-1 pl-5 max-lg:hidden">What comes</span>
  </div>
);

/** In inverse ink over its line, and never past an end of the axis. */
const TodayLabel = ({ today, width }: { readonly today: Today; readonly width: number }) => {
  const own = measureText(today.label) + 2 * labelPadPx;
  const left = Math.min(width - own, Math.max(0, today.x - own / 2));
  return (
    <span
      className="absolute top-0 bg-ink text-center text-axis leading-5! font-heading text-paper"
      style={{ left, width: own }}
    >
      {today.label}
    </span>
  );
};

/** Fine lines and today over the whole height, under the lanes. */
export const TimelineGrid = ({ names, today }: Pick<TimelineAxisProps, "names" | "today">) => (
  <>
    {names.map(({ startMs, tick, isYear }) => (
      <span
        className={classNames("absolute inset-y-0 w-px", isYear ? "bg-line2" : "bg-line")}
        key={startMs}
        style={{ left: tick }}
      />
    ))}
    {today && <span className="absolute inset-y-0 w-px bg-ink" style={{ left: today.x }} />}
  </>
);
