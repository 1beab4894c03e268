import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { type ShownState, stateWords } from "@/lib/format/state-words";

/** Told apart by shape, never by colour. */
const shapes: Readonly<Record<ShownState, ReactNode>> = {
  active: <circle cx="5" cy="5" fill="currentColor" r="3.5" />,
  upcoming: (
    <circle
      cx="5"
      cy="5"
      fill="none"
      r="3.25"
      stroke="currentColor"
      strokeDasharray="1.6 1.6"
      strokeWidth="1.25"
    />
  ),
  exhausted: <path d="M1.5 1.5h7v7h-7z" fill="currentColor" />,
  met: <path d="M1.5 5.5l2.5 2.5 4.5-6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  "trued-up": <path d="M1.5 5h7M5 1.5v7" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  waived: <path d="M1.5 5h7" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  "ended-short": (
    <path d="M1.5 8.5v-7l4 3.5-4 3.5" fill="none" stroke="currentColor" strokeWidth="1.25" />
  ),
  expired: <circle cx="5" cy="5" fill="none" r="3" stroke="currentColor" strokeWidth="1.25" />,
  evergreen: (
    <path d="M0 5h7M4.5 2L8 5 4.5 8" fill="none" stroke="currentColor" strokeWidth="1.5" />
  ),
  cancelled: (
    <>
      <circle cx="5" cy="5" fill="none" r="3.5" stroke="currentColor" strokeWidth="1.25" />
      <path d="M2.5 7.5l5-5" stroke="currentColor" strokeWidth="1.25" />
    </>
  ),
  superseded: (
    <path
      d="M1.5 3.5h5v5h-5zM3.5 3.5v-2h5v5h-2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.1"
    />
  ),
  unknown: <path d="M2 2l6 6M8 2L2 8" stroke="currentColor" strokeWidth="1.4" />,
};

type StateMarkProps = {
  readonly state: ShownState;
  /** Stands after the word: ", segment 4 of 4". */
  readonly detail?: string;
  readonly className?: string;
};

export const StateMark = ({ state, detail, className }: StateMarkProps) => (
  <span className={classNames("whitespace-nowrap", className)}>
    <svg
      aria-hidden="true"
      className="mr-1.5 inline-block align-[-0.5px] text-ink2"
      height="10"
      width="10"
    >
      {shapes[state]}
    </svg>
    {stateWords[state]}
    {detail && `, ${detail}`}
  </span>
);
