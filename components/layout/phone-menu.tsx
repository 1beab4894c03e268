"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** Everything of the running head that a phone has no room for. A new page closes it. */
export const PhoneMenu = ({ children }: { readonly children: ReactNode }) => {
  const address = `${usePathname()}?${useSearchParams()}`;
  return (
    <details className="group" key={address}>
      <summary
        aria-label="Menu"
        className="-mr-3 flex size-11 list-none items-center justify-center [&::-webkit-details-marker]:hidden"
      >
        <Icon className="group-open:hidden" name="menu" size={18} />
        <Icon className="hidden group-open:block" name="close" size={18} />
      </summary>
      <div className="absolute inset-x-0 top-full z-30 border-b border-line bg-paper px-(--page-margin) pt-3 pb-4 shadow-above">
        {children}
      </div>
    </details>
  );
};
