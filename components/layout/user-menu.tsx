"use client";

import { usePathname } from "next/navigation";
import type { Theme } from "@/components/layout/theme";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { paths } from "@/lib/paths/paths";

export type HeadViewer = {
  readonly name: string;
  readonly email: string;
  /** Whether there is anything for this viewer on the page of people, keys, links and the log. */
  readonly hasAccessPage: boolean;
};

type UserMenuProps = {
  readonly viewer: HeadViewer;
  readonly theme: Theme;
  /** A server action, or a function of the browser. */
  readonly signOut: () => void | Promise<void>;
};

/** "Mara Keller" -> "MK"; an address gives its first two letters. */
export const initialsOf = ({ name, email }: Pick<HeadViewer, "name" | "email">): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = first && last ? `${first.charAt(0)}${last.charAt(0)}` : (first ?? email);
  return letters.slice(0, 2).toUpperCase();
};

/** What is reached from the initials, and marked there as an area is. */
const isOwn = (path: string): boolean => /^\/(access|you|docs)(\/|$)/.test(path);

export const UserMenu = ({ viewer, theme, signOut }: UserMenuProps) => (
  <Menu
    button={
      <span
        className={classNames(
          "flex size-6 items-center justify-center rounded-full border border-line2 bg-wash text-axis font-heading text-ink2",
          isOwn(usePathname()) && "initials-current",
        )}
      >
        {initialsOf(viewer)}
      </span>
    }
    buttonClassName="touch-target rounded-full max-sm:size-11 max-sm:justify-center"
    label={`${viewer.name || viewer.email}: theme and sign out`}
  >
    <p className="font-heading">{viewer.name || viewer.email}</p>
    <p className="text-note text-ink3">{viewer.email}</p>
    <div className="mt-3 border-t border-line pt-2.5">
      <ThemeSwitch initial={theme} />
    </div>
    <ul className="mt-3 border-t border-line pt-2.5">
      <li>
        <Link look="name" to={paths.you()}>
          Your page
        </Link>
      </li>
      <li className="mt-1.5">
        <Link look="name" to={paths.apiReference()}>
          API
        </Link>
      </li>
      {viewer.hasAccessPage && (
        <li className="mt-1.5">
          <Link look="name" to={paths.access()}>
            Access: who may see what
          </Link>
        </li>
      )}
    </ul>
    <form action={signOut} className="mt-3 border-t border-line pt-2.5">
      <Button type="submit">Sign out</Button>
    </form>
  </Menu>
);
