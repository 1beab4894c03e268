import type { Page } from "@/lib/paths/page";
import { paths } from "@/lib/paths/paths";

export type AreaId = "overview" | "accounts" | "commitments" | "timeline" | "reports" | "sources";

export type Area = {
  readonly id: AreaId;
  readonly label: string;
  readonly page: Page;
  /** Pressed after `g`. */
  readonly key: string;
};

const areas: readonly Area[] = [
  { id: "overview", label: "Overview", page: paths.overview(), key: "o" },
  { id: "accounts", label: "Accounts", page: paths.accounts(), key: "a" },
  { id: "commitments", label: "Commitments", page: paths.commitments(), key: "c" },
  { id: "timeline", label: "Timeline", page: paths.timeline(), key: "t" },
  { id: "reports", label: "Reports", page: paths.reports(), key: "r" },
  { id: "sources", label: "Sources", page: paths.sources(), key: "s" },
];

/** The areas a book has pages for, always in the same order. */
export const listAreas = (ids: readonly AreaId[]): readonly Area[] =>
  areas.filter(({ id }) => ids.includes(id));

/** The area an address belongs to; an address of no area is null. */
export const findArea = (shown: readonly Area[], pathname: string): AreaId | null => {
  const found = shown.find(({ page: { path } }) =>
    path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`),
  );
  return found?.id ?? null;
};
