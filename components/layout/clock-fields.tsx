"use client";

import { useClocks } from "@/lib/client/use-address";

/** For a form that leads to a page: it sends its own fields and forgets the address it stands on. */
export const ClockFields = () =>
  Object.entries(useClocks()).map(([name, value]) =>
    value === undefined ? null : <input key={name} name={name} type="hidden" value={value} />,
  );
