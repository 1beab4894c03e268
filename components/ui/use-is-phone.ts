"use client";

import { useSyncExternalStore } from "react";

/** The breakpoint `sm` of app/globals.css. */
const phone = "(width < 640px)";

const subscribe = (onChange: () => void): (() => void) => {
  const query = window.matchMedia(phone);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
};

/** For what is measured in script; everything else asks CSS. The server draws for a desk. */
export const useIsPhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(phone).matches,
    () => false,
  );
