"use client";

import { seeAs } from "@/lib/client/access";

type SeeAsBarProps = { readonly name: string; readonly seenBy: string };

/** On every page, print too: whose eyes these are, and the way back to one's own. */
export const SeeAsBar = ({ name, seenBy }: SeeAsBarProps) => (
  <aside
    aria-label="Seeing as somebody else"
    className="bg-ink text-paper [print-color-adjust:exact]"
  >
    <div className="mx-auto flex min-h-10 max-w-[1520px] flex-wrap items-center gap-x-4 gap-y-1 px-(--page-margin) py-1">
      <strong className="font-heading">Seeing as {name}</strong>
      <p>What they read, and nothing can be changed.</p>
      <p className="sm:ml-auto">
        logged as <strong className="font-heading">{seenBy}</strong>
      </p>
      <button
        className="touch-target rounded-box border border-current px-2.5 py-0.5 font-strong focus-visible:outline-paper print:hidden"
        onClick={() => seeAs(null)}
        type="button"
      >
        Stop
      </button>
    </div>
  </aside>
);
