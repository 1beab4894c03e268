import type { Meaning } from "@/components/marks/meaning";
import { Swatch } from "@/components/marks/swatch";

/** What a legend can remind of: the meanings, and the marks that are lines and dots. */
export type KeyMeaning = Meaning | "plan" | "plan-tick" | "forecast" | "runs-out" | "no-data";

const lineMarks = {
  plan: <path d="M0 4h18" stroke="var(--plan)" strokeDasharray="5 4" strokeWidth="1.25" />,
  "plan-tick": <path d="M8.5 -2v12" stroke="var(--ink)" strokeWidth="1.5" />,
  forecast: (
    <>
      <rect fill="var(--forecast-band)" height="8" width="18" />
      <path
        d="M1 4h17"
        stroke="var(--forecast)"
        strokeDasharray="0 3"
        strokeLinecap="round"
        strokeWidth="1.75"
      />
    </>
  ),
  "runs-out": <circle cx="9" cy="4" fill="var(--overage)" r="3.5" />,
  "no-data": (
    <rect
      fill="none"
      height="7"
      stroke="var(--ink3)"
      strokeDasharray="1 2"
      width="13"
      x="2.5"
      y=".5"
    />
  ),
} as const;

const isLineMark = (meaning: KeyMeaning): meaning is keyof typeof lineMarks => meaning in lineMarks;

export const KeyMark = ({ meaning }: { readonly meaning: KeyMeaning }) =>
  isLineMark(meaning) ? (
    <svg aria-hidden="true" className="shrink-0 overflow-visible" height="8" width="18">
      {lineMarks[meaning]}
    </svg>
  ) : (
    <Swatch meaning={meaning} size="key" />
  );
