import type { ReactNode } from "react";

export type Property = { readonly label: string; readonly value: ReactNode };

/** Terms and the like: what at the left, how much at the right, hairlines between. */
export const PropertyList = ({ items }: { readonly items: readonly Property[] }) => (
  <dl>
    {items.map(({ label, value }) => (
      <div
        className="flex justify-between gap-4 border-t border-line py-[3px] max-sm:py-2.5"
        key={label}
      >
        <dt className="text-ink3">{label}</dt>
        <dd className="min-w-0 text-right">{value}</dd>
      </div>
    ))}
  </dl>
);
