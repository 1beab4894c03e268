import type { Meaning } from "@/components/marks/meaning";

type Paint = {
  readonly fill: string;
  readonly stroke?: string;
  readonly dashes?: string;
};

const paints: Readonly<Record<Meaning, Paint>> = {
  drawn: { fill: "var(--drawn)" },
  drawn2: { fill: "var(--drawn2)" },
  drawn3: { fill: "var(--drawn3)" },
  pending: { fill: "url(#hatch-pending)" },
  available: { fill: "var(--available-fill)", stroke: "var(--available)" },
  "not-open": { fill: "none", stroke: "var(--ink3)", dashes: "1 2" },
  lapsed: { fill: "url(#hatch-lapsed)", stroke: "var(--lapsed)" },
  overage: { fill: "var(--overage)" },
  attained: { fill: "url(#hatch-postpaid)" },
  owed: { fill: "var(--paper)", stroke: "var(--postpaid)" },
};

/** The colour and pattern of one meaning, filling whatever box it is put in. */
export const MarkFill = ({ meaning }: { readonly meaning: Meaning }) => {
  const { fill, stroke, dashes } = paints[meaning];
  return (
    <svg aria-hidden="true" className="block" focusable="false" height="100%" width="100%">
      <rect fill={fill} height="100%" width="100%" />
      {stroke && (
        <rect
          fill="none"
          height="100%"
          stroke={stroke}
          strokeDasharray={dashes}
          strokeWidth="2"
          width="100%"
        />
      )}
    </svg>
  );
};
