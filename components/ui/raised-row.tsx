import type { ReactNode } from "react";

/** What is being made opens as the first row, raised, with a bar outside the edge of the text. */
export const RaisedRow = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) => (
  <section
    aria-label={label}
    className="relative mb-3 border-y border-line bg-raised py-3 before:absolute before:inset-y-0 before:-left-3 before:w-0.5 before:bg-accent"
  >
    {children}
  </section>
);
