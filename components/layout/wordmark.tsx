import { Mark } from "@/components/layout/mark";
import { classNames } from "@/components/ui/class-names";

type WordmarkProps = {
  /** head: in the running head. page: alone on a page. */
  readonly size?: "head" | "page";
};

const sizes = { head: "text-[0.96875rem]/6", page: "text-[1.0625rem]/6" } as const;

export const Wordmark = ({ size = "head" }: WordmarkProps) => (
  <span className="inline-flex items-center gap-2 text-ink">
    <Mark className={size === "page" ? "mr-0.5 origin-left scale-112" : undefined} />
    <span className={classNames("font-serif font-heading tracking-[-0.01em]", sizes[size])}>
      Commitbook
    </span>
  </span>
);
