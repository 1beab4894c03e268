import type { ReactNode } from "react";

type TermLineProps = { readonly label: string; readonly children: ReactNode };

/** One fact of an agreement: what it is called at the left, what it says at the right. */
export const TermLine = ({ label, children }: TermLineProps) => (
  <div className="flex justify-between gap-4 border-b border-line py-1">
    <dt className="max-w-[45%] shrink-0 text-ink3 wrap-anywhere">{label}</dt>
    <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
  </div>
);
