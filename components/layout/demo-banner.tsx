"use client";

import { useState } from "react";
import { demoBannerCookie } from "@/components/layout/demo-banner-cookie";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths/paths";

/** Says that nothing here is real. The layout leaves it out while the cookie is set. */
export const DemoBanner = () => {
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;
  const dismiss = () => {
    setIsShown(false);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser yet
    document.cookie = `${demoBannerCookie}=dismissed; path=/; samesite=lax`;
  };
  return (
    <aside aria-label="Invented company" className="border-b border-line bg-wash print:hidden">
      <div className="mx-auto flex min-h-8 max-w-[1520px] items-center gap-3 px-(--page-margin)">
        <p className="text-ink2">
          This book shows an invented company.{" "}
          <Link className="underline" to={paths.sandbox()}>
            How it is made, and how to connect your own
          </Link>
        </p>
        <button
          aria-label="Dismiss"
          className="-mr-1.5 ml-auto flex size-7 items-center justify-center text-ink2 hover:text-ink max-sm:size-11"
          onClick={dismiss}
          type="button"
        >
          <Icon name="close" />
        </button>
      </div>
    </aside>
  );
};
