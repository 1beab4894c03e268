"use client";

import { useEffect, useRef } from "react";
import { type AreaId, listAreas } from "@/components/layout/areas";
import { Kbd } from "@/components/ui/kbd";
import { useAddress } from "@/lib/client/use-address";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const goWithinMs = 1_500;

/** `/` searches, `g` and a letter goes to an area, `?` shows these keys. */
export const KeyboardShortcuts = ({ areas }: { readonly areas: readonly AreaId[] }) => {
  const address = useAddress();
  const pressedGoAt = useRef(Number.NEGATIVE_INFINITY);
  const help = useRef<HTMLDialogElement>(null);
  const shown = listAreas(areas);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      const area = listAreas(areas).find(({ key }) => key === event.key);
      if (area && event.timeStamp - pressedGoAt.current < goWithinMs) address.go(area.page);
      pressedGoAt.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === "?") help.current?.showModal();
      if (event.key !== "/") return;
      const search = document.querySelector<HTMLInputElement>("input[data-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [areas, address]);

  const rows = [
    { keys: ["/"], text: "Search" },
    ...shown.map(({ key, label }) => ({ keys: ["g", key], text: label })),
    { keys: ["↑", "↓"], text: "Walk the rows of a table" },
    { keys: ["Enter"], text: "Open a row, prove a figure" },
    { keys: ["Esc"], text: "Close" },
    { keys: ["?"], text: "These keys" },
  ];
  return (
    <dialog
      aria-label="Keyboard"
      className="m-auto w-80 rounded-box bg-raised p-5 text-ink shadow-above"
      ref={help}
    >
      <div className="flex items-center justify-between border-t border-rule py-1.5">
        <h2 className="font-heading">Keyboard</h2>
        <form method="dialog">
          <button className="text-ink2 hover:text-ink" type="submit">
            Close
          </button>
        </form>
      </div>
      <dl>
        {rows.map(({ keys, text }) => (
          <div className="flex justify-between border-t border-line py-1" key={text}>
            <dt>{text}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
};
