"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

type DrawerProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Muted, after the title. */
  readonly note?: string;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

/** A native dialog at the right edge: it traps focus, closes on Esc and gives the focus back. */
export const Drawer = ({ isOpen, onClose, title, note, icon, children }: DrawerProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself
    <dialog
      aria-labelledby={titleId}
      className="drawer"
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      onClose={onClose}
      ref={dialog}
    >
      {isOpen && (
        <div className="flex h-full flex-col">
          <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-7 max-sm:px-4">
            {icon && <Icon name={icon} />}
            <h2 className="font-heading" id={titleId}>
              {title}
            </h2>
            {note && <p className="text-ink3">{note}</p>}
            <span className="ml-auto max-sm:hidden">
              <Kbd>Esc</Kbd>
            </span>
            <button
              aria-label="Close"
              className="-mr-1.5 flex size-7 items-center justify-center rounded-box max-sm:ml-auto max-sm:size-11"
              onClick={onClose}
              type="button"
            >
              <Icon name="close" />
            </button>
          </div>
          <div className="grow overflow-y-auto px-7 py-5 max-sm:px-4">{children}</div>
        </div>
      )}
    </dialog>
  );
};
