"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type Clocks, type Page, toHref, toPage } from "@/lib/paths/page";

type Changes = Readonly<Record<string, string | null>>;

export type Address = {
  get(name: string): string | null;
  /** The same page with some parameters changed; null takes one away. */
  with(changes: Changes): Page;
  /** Goes there without leaving the place on the page. */
  set(changes: Changes): void;
  /** The same page at other clocks. */
  setClocks(clocks: Clocks): void;
  /** Leaves for another page, at the same clocks. */
  go(page: Page): void;
};

/** What a view shows stands in the address: it can be sent, kept and gone back to. */
export const useAddress = (): Address => {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const clocks = clocksOf(params);
  const change = (changes: Changes): Page => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
    }
    return toPage(pathname, Object.fromEntries(next));
  };
  const stay = { scroll: false };
  return {
    get: (name) => params.get(name),
    with: change,
    set: (changes) => router.push(toHref(change(changes), clocks), stay),
    setClocks: (other) => router.push(toHref(change({ asOf: null, knownAt: null }), other), stay),
    go: (page) => router.push(toHref(page, clocks)),
  };
};

/**
 * A word of a list as it stands in an address. One that the list does not have is asked for all the same:
 * the API refuses it, where another in its place would show what the address does not say.
 */
export const wordIn = <Word extends string>(
  address: Pick<Address, "get">,
  name: string,
): Word | undefined => (address.get(name) ?? undefined) as Word | undefined;

/** Both clocks, as the address says; nothing set means now. */
export const useClocks = (): Clocks => clocksOf(useSearchParams());

/** The address of a page at the clocks of this one: what every link is made with. */
export const useHref = (page: Page): string => toHref(page, useClocks());

const clocksOf = (params: Pick<URLSearchParams, "get">): Clocks => ({
  asOf: params.get("asOf") ?? undefined,
  knownAt: params.get("knownAt") ?? undefined,
});
