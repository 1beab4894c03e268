import { Mark } from "@/components/layout/mark";

export const Wordmark = () => (
  <span className="inline-flex items-center gap-2 text-ink">
    <Mark />
    <span className="font-serif text-[1.0625rem]/6 font-heading tracking-[-0.01em]">
      Commitbook
    </span>
  </span>
);
