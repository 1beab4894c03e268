/**
 * The hatches of the whole page, defined once in the root layout and used by `url(#hatch-…)`.
 * They are drawn on paper, never on transparent, so that they read the same on any ground.
 */
export const Patterns = () => (
  <svg aria-hidden="true" className="absolute size-0 overflow-hidden" focusable="false">
    <defs>
      <pattern
        height="4"
        id="hatch-pending"
        patternTransform="rotate(45)"
        patternUnits="userSpaceOnUse"
        width="4"
      >
        <rect fill="var(--paper)" height="4" width="4" />
        <rect fill="var(--pending)" height="4" width="2.2" />
      </pattern>
      <pattern height="4" id="hatch-lapsed" patternUnits="userSpaceOnUse" width="4">
        <rect fill="var(--paper)" height="4" width="4" />
        <path d="M-1 -1l6 6M5 -1l-6 6" stroke="var(--lapsed)" strokeWidth="1" />
      </pattern>
      <pattern height="4" id="hatch-postpaid" patternUnits="userSpaceOnUse" width="8">
        <rect fill="var(--paper)" height="4" width="8" />
        <rect fill="var(--postpaid)" height="2" width="8" y="1" />
      </pattern>
      <pattern
        height="4"
        id="hatch-overage"
        patternTransform="rotate(135)"
        patternUnits="userSpaceOnUse"
        width="4"
      >
        <rect fill="var(--paper)" height="4" width="4" />
        <rect fill="var(--overage)" height="4" width="1" />
      </pattern>
    </defs>
  </svg>
);
