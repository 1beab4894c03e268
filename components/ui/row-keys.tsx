"use client";

import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

const linkSelector = "a[data-row-link]";
const pressable = "a, button, input, select, textarea, label, summary";

const findRow = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;

const openRow = (event: MouseEvent<HTMLDivElement>): void => {
  const target = event.target;
  if (event.button !== 0 || !(target instanceof Element) || target.closest(pressable)) return;
  if (window.getSelection()?.isCollapsed === false) return;
  const link = findRow(target)?.querySelector<HTMLAnchorElement>(linkSelector);
  const { ctrlKey, metaKey, shiftKey } = event;
  // The link itself is pressed, with the same keys held, so that a new tab stays possible.
  link?.dispatchEvent(
    new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
};

const moveSelection = (event: KeyboardEvent<HTMLDivElement>): void => {
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>(linkSelector)];
  const current = links.findIndex((link) => link.matches(":focus"));
  if (current === -1) return;
  const steps: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    Home: 0,
    End: links.length - 1,
  };
  const next = links[steps[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** Lets the arrows walk the rows of a table and a press anywhere on a row open it. */
export const RowKeys = ({ children }: { readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: adds to the links inside, which stay the way in for everyone
  <div onClick={openRow} onKeyDown={moveSelection}>
    {children}
  </div>
);
