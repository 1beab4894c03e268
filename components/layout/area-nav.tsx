"use client";

import { usePathname } from "next/navigation";
import { type AreaId, findArea, listAreas } from "@/components/layout/areas";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

type AreaNavProps = {
  readonly areas: readonly AreaId[];
  /** A source is stale or incomplete. */
  readonly hasSourceWarning?: boolean;
  /** head: side by side. list: one below the other, in the menu of a phone. */
  readonly direction?: "head" | "list";
};

const linkClass = (isCurrent: boolean, direction: "head" | "list"): string =>
  classNames(
    "relative flex items-center gap-2",
    direction === "head" ? "h-12" : "min-h-11 border-b border-line",
    isCurrent ? "font-heading text-ink" : "text-ink2 hover:text-ink",
    isCurrent && direction === "head" && "area-current",
  );

export const AreaNav = ({ areas, hasSourceWarning, direction = "head" }: AreaNavProps) => {
  const shown = listAreas(areas);
  const current = findArea(shown, usePathname());
  return (
    <nav aria-label="Areas">
      <ul className={direction === "head" ? "flex gap-[22px]" : ""}>
        {shown.map(({ id, label, page }) => (
          <li key={id}>
            <Link
              aria-current={id === current ? "page" : undefined}
              className={linkClass(id === current, direction)}
              look="none"
              to={page}
            >
              {label}
              {id === "sources" && hasSourceWarning && (
                <>
                  <Icon className="text-pending-text" name="warning" />
                  <span className="sr-only">, one needs attention</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
