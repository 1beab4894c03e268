import { classNames } from "@/components/ui/class-names";

export type ButtonLook = "primary" | "secondary" | "quiet";

const looks: Readonly<Record<ButtonLook, string>> = {
  primary:
    "border border-accent bg-accent text-on-accent enabled:hover:border-accent-strong enabled:hover:bg-accent-strong disabled:border-line disabled:bg-wash disabled:text-ink3",
  secondary:
    "border border-line2 bg-raised text-ink enabled:hover:border-edge disabled:border-line disabled:text-ink3",
  quiet: "px-1 text-ink2 enabled:hover:text-ink disabled:text-ink3",
};

const sizes = { regular: "h-7 px-2.5", tall: "h-9 px-4" } as const;

/** Links that act like a button (an export) wear the same clothes. */
export const buttonClass = (
  look: ButtonLook = "secondary",
  size: keyof typeof sizes = "regular",
  className?: string,
): string =>
  classNames(
    "inline-flex items-center justify-center gap-2 rounded-box font-strong whitespace-nowrap",
    "touch-target print:hidden",
    look === "quiet" ? "h-7" : sizes[size],
    looks[look],
    className,
  );
