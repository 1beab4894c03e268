import { markPaints } from "@/components/marks/mark-paints";
import type { Meaning } from "@/components/marks/meaning";

/** The colour and pattern of one meaning, filling whatever box it is put in. */
export const MarkFill = ({ meaning }: { readonly meaning: Meaning }) => {
  const { fill, stroke, dashes } = markPaints[meaning];
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
