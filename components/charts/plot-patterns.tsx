/** Hatches of the meaning colours, drawn on paper so that they survive print in black and white. */
export const PlotPatterns = () => (
  <defs>
    <pattern id="plot-lapsed" width="4" height="4" patternUnits="userSpaceOnUse">
      <rect width="4" height="4" fill="var(--paper)" />
      <path d="M0 0L4 4M4 0L0 4" stroke="var(--lapsed)" strokeWidth="0.9" />
    </pattern>
    <pattern
      id="plot-running"
      width="4"
      height="4"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="4" height="4" fill="var(--paper)" />
      <rect width="2.2" height="4" fill="var(--drawn)" />
    </pattern>
    <pattern
      id="plot-pending"
      width="4"
      height="4"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="4" height="4" fill="var(--paper)" />
      <rect width="2.2" height="4" fill="var(--pending)" />
    </pattern>
    <pattern
      id="plot-beyond"
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(135)"
    >
      <rect width="1.2" height="5" fill="var(--overage)" />
    </pattern>
  </defs>
);
