export type AreaId = "overview" | "accounts" | "commitments" | "timeline" | "reports" | "sources";

export type Area = {
  readonly id: AreaId;
  readonly label: string;
  readonly href: string;
  /** Pressed after `g`. */
  readonly key: string;
};

const areas: readonly Area[] = [
  { id: "overview", label: "Overview", href: "/", key: "o" },
  { id: "accounts", label: "Accounts", href: "/accounts", key: "a" },
  { id: "commitments", label: "Commitments", href: "/commitments", key: "c" },
  { id: "timeline", label: "Timeline", href: "/timeline", key: "t" },
  { id: "reports", label: "Reports", href: "/reports", key: "r" },
  { id: "sources", label: "Sources", href: "/sources", key: "s" },
];

/** The areas a book has pages for, always in the same order. */
export const listAreas = (ids: readonly AreaId[]): readonly Area[] =>
  areas.filter(({ id }) => ids.includes(id));

/** The area an address belongs to; an address of no area is null. */
export const findArea = (shown: readonly Area[], pathname: string): AreaId | null => {
  const found = shown.find(({ href }) =>
    href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`),
  );
  return found?.id ?? null;
};
