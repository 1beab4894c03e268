import type { ReactNode } from "react";

/** The list of facts at the right of an equation, a column on a phone. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className="flex gap-x-8 gap-y-3 max-sm:flex-col">{children}</dl>
);
