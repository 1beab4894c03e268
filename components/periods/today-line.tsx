import { classNames } from "@/components/ui/class-names";

type TodayLineProps = {
  readonly today: {
    /** Of the whole width, in percent. */
    readonly left: number;
    readonly label: string;
  };
};

/** Past this the words stand left of the line: on a phone they would run out of the page. */
const turnsAt = 70;

/** Today over the full height of the lanes, its words on top. */
export const TodayLine = ({ today: { left, label } }: TodayLineProps) => (
  <div
    className="pointer-events-none absolute -top-4 bottom-0 w-px bg-ink"
    style={{ left: `${left}%` }}
  >
    <span
      className={classNames(
        "absolute -top-0.5 px-1 text-axis font-heading whitespace-nowrap",
        left > turnsAt ? "right-0" : "left-0",
      )}
    >
      {label}
    </span>
  </div>
);
