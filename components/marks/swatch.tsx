import { MarkFill } from "@/components/marks/mark-fill";
import type { Meaning } from "@/components/marks/meaning";
import { classNames } from "@/components/ui/class-names";

type SwatchProps = {
  readonly meaning: Meaning;
  /** entry: 9 px square beside a word of a ledger; key: 14 by 8 px in a legend. */
  readonly size?: "entry" | "key";
};

/** Colour and pattern of one meaning. A word always stands beside it. */
export const Swatch = ({ meaning, size = "entry" }: SwatchProps) => (
  <span
    aria-hidden="true"
    className={classNames(
      "swatch inline-block shrink-0 overflow-hidden",
      size === "entry" ? "size-[9px]" : "h-2 w-3.5",
    )}
  >
    <MarkFill meaning={meaning} />
  </span>
);
