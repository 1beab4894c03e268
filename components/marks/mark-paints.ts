import type { Meaning } from "@/components/marks/meaning";

type Paint = {
  readonly fill: string;
  readonly stroke?: string;
  readonly dashes?: string;
};

/** How each meaning is painted, wherever it is drawn. */
export const markPaints: Readonly<Record<Meaning, Paint>> = {
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
