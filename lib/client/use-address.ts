"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { Clocks } from "@/lib/client/clocks";

type Changes = Readonly<Record<string, string | null>>;

export type Address = {
  get(name: string): string | null;
  /** The same page with some parameters changed; null takes one away. */
  hrefWith(changes: Changes): string;
  /** Goes there without leaving the place on the page. */
  set(changes: Changes): void;
  /** Another page, with both clocks kept. */
  hrefTo(path: string): string;
};

/** What a view shows stands in the address: it can be sent, kept and gone back to. */
export const useAddress = (): Address => {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefWith = (changes: Changes): string => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
    }
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
  return {
    get: (name) => params.get(name),
    hrefWith,
    set: (changes) => router.push(hrefWith(changes), { scroll: false }),
    hrefTo: (path) => {
      const [page = "", search = ""] = path.split("?");
      const kept = new URLSearchParams(search);
      for (const name of ["asOf", "knownAt"]) {
        const value = params.get(name);
        if (value !== null) kept.set(name, value);
      }
      return kept.size > 0 ? `${page}?${kept}` : page;
    },
  };
};

/** Both clocks, as the address says; nothing set means now. */
export const useClocks = (): Clocks => {
  const params = useSearchParams();
  return { asOf: params.get("asOf") ?? undefined, knownAt: params.get("knownAt") ?? undefined };
};
