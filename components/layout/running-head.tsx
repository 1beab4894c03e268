import { Suspense } from "react";
import { AreaNav } from "@/components/layout/area-nav";
import type { AreaId } from "@/components/layout/areas";
import { AsOfControl } from "@/components/layout/as-of-control";
import { KeyboardShortcuts } from "@/components/layout/keyboard-shortcuts";
import { PhoneMenu } from "@/components/layout/phone-menu";
import { SearchBox } from "@/components/layout/search-box";
import type { Theme } from "@/components/layout/theme";
import { type HeadViewer, UserMenu } from "@/components/layout/user-menu";
import { Wordmark } from "@/components/layout/wordmark";
import { Link } from "@/components/ui/link";
import type { Instant } from "@/lib/domain/base/period";
import { paths } from "@/lib/paths/paths";

export type RunningHeadProps = {
  /** Areas that have a page. The others are left out, not shown as dead. */
  readonly areas: readonly AreaId[];
  readonly viewer: HeadViewer;
  readonly theme: Theme;
  /** Shown in the As of control until the browser's own clock takes over. */
  readonly now: Instant;
  readonly signOut: () => void | Promise<void>;
  readonly hasSourceWarning?: boolean;
};

/** The line at the top of every page. */
export const RunningHead = (props: RunningHeadProps) => {
  const { areas, viewer, theme, now, signOut } = props;
  const nav = { areas, hasSourceWarning: props.hasSourceWarning };
  return (
    <header className="relative border-b border-line print:hidden">
      <a
        className="sr-only focus:not-sr-only focus:absolute focus:z-40 focus:m-2 focus:rounded-box focus:bg-raised focus:px-3 focus:py-2"
        href="#main"
      >
        Skip to the page
      </a>
      <div className="mx-auto flex h-12 max-w-[1520px] items-center gap-x-6 px-(--page-margin)">
        <Link
          aria-label="Commitbook, overview"
          className="touch-target mr-2"
          look="none"
          to={paths.overview()}
        >
          <Wordmark />
        </Link>
        <div className="max-lg:hidden">
          <AreaNav {...nav} />
        </div>
        <div className="ml-auto flex items-center gap-5 max-lg:hidden">
          <SearchBox />
          <Suspense>
            <AsOfControl now={now} />
          </Suspense>
          <UserMenu signOut={signOut} theme={theme} viewer={viewer} />
        </div>
        <div className="ml-auto lg:hidden">
          <Suspense>
            <PhoneMenu>
              <SearchBox look="menu" />
              <AreaNav {...nav} direction="list" />
              <div className="flex items-center justify-between pt-3">
                <AsOfControl now={now} side="left" />
                <UserMenu signOut={signOut} theme={theme} viewer={viewer} />
              </div>
            </PhoneMenu>
          </Suspense>
        </div>
      </div>
      <KeyboardShortcuts areas={areas} />
    </header>
  );
};
