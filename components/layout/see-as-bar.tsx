"use client";

import { seeAs } from "@/lib/client/access";

type SeeAsBarProps = { readonly name: string; readonly seenBy: string };

/** On every page, print too: whose eyes these are, and the way back to one's own. */
export const SeeAsBar = ({ name, seenBy }: SeeAsBarProps) => (
  <aside aria-label="Seeing as somebody else" className="bg-ink text-paper">
    <div className="mx-auto flex min-h-10 max-w-[1520px] flex-wrap items-center gap-x-3 px-(--page-margin)">
      <p>
        <strong className="font-heading">{seenBy}</strong> sees this book as{" "}
        <strong className="font-heading">{name}</strong> does. Nothing can be changed, and the log
        says so.
      </p>
      <button
        className="touch-target ml-auto underline underline-offset-3 print:hidden"
        onClick={() => seeAs(null)}
        type="button"
      >
        End
      </button>
    </div>
  </aside>
);
