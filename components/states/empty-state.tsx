import type { ReactNode } from "react";

type EmptyStateProps = {
  /** A sentence in serif: "This book is empty". */
  readonly title: string;
  readonly children?: ReactNode;
  /** The one way forward. */
  readonly action?: ReactNode;
};

/** Nothing here, and what to do about it. No picture. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="max-w-96 py-2">
    <p className="font-serif text-sentence">{title}</p>
    {children && <div className="mt-1 text-ink2">{children}</div>}
    {action && <div className="mt-3 flex items-center gap-3">{action}</div>}
  </div>
);
