"use client";

import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";

type MenuProps = {
  /** What the button shows. */
  readonly button: ReactNode;
  /** Names the button where it shows no words. */
  readonly label?: string;
  readonly children: ReactNode;
  readonly side?: "left" | "right";
  readonly className?: string;
  readonly buttonClassName?: string;
};

const closeUnlessInside = (details: HTMLDetailsElement | null, target: Node): void => {
  if (details?.open && !details.contains(target)) details.open = false;
};

/** A button with a panel below it. Opens without script; closes on Esc, outside and on leaving. */
export const Menu = (props: MenuProps) => {
  const { button, label, children, side = "right", className, buttonClassName } = props;
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const { target } = event;
      if (target instanceof Node) closeUnlessInside(details.current, target);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !details.current?.open) return;
    event.stopPropagation();
    details.current.open = false;
    details.current.querySelector("summary")?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node) closeUnlessInside(details.current, relatedTarget);
  };
  return (
    <details
      className={classNames("group relative print:hidden", className)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      ref={details}
    >
      <summary
        aria-label={label}
        className={classNames(
          "flex list-none items-center rounded-box [&::-webkit-details-marker]:hidden",
          buttonClassName,
        )}
      >
        {button}
      </summary>
      <div
        className={classNames(
          "popover z-30 min-w-48 p-3",
          side === "right" ? "right-0" : "left-0",
          "top-full",
          // From the bar at the bottom of a phone it opens upwards.
          "max-sm:in-[.phone-bar]:inset-auto max-sm:in-[.phone-bar]:bottom-full max-sm:in-[.phone-bar]:left-0 max-sm:in-[.phone-bar]:mb-2",
        )}
      >
        {children}
      </div>
    </details>
  );
};
