import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Page } from "@/lib/paths/page";

export type Crumb = { readonly label: string; readonly to: Page };

type PageTitleProps = {
  readonly title: ReactNode;
  /** Where this page hangs: "Commitments / Brightwater Analytics". */
  readonly crumbs?: readonly Crumb[];
  /** Right after the title, in ink: a state. */
  readonly state?: ReactNode;
  /** One muted sentence. */
  readonly note?: ReactNode;
  /** How fresh the page is: after the note, in the bottom bar of a phone. */
  readonly freshness?: ReactNode;
  /** Stands at the right: a key. */
  readonly right?: ReactNode;
  /** Buttons: at the right, in the bottom bar of a phone. */
  readonly actions?: ReactNode;
};

export const PageTitle = (props: PageTitleProps) => {
  const { title, crumbs = [], state, note, freshness, right, actions } = props;
  return (
    <div className="mb-3">
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className="mb-0.5 text-note text-ink3 print:hidden">
          {crumbs.map(({ label, to }, index) => (
            <Fragment key={to.path}>
              {index > 0 && <span aria-hidden="true"> / </span>}
              <Link className="touch-target text-ink3! hover:text-ink!" to={to}>
                {label}
              </Link>
            </Fragment>
          ))}
        </nav>
      )}
      <div className="flex items-start gap-x-6 gap-y-2 max-lg:flex-wrap">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
          <h1 className="min-w-0 font-serif text-title text-pretty wrap-anywhere">{title}</h1>
          {state}
          {note && <p className="text-ink3">{note}</p>}
          {freshness && <p className="text-ink3 max-sm:hidden">{freshness}</p>}
        </div>
        {right && <div className="ml-auto self-center max-sm:ml-0">{right}</div>}
        {actions && (
          <div className="phone-bar ml-auto flex shrink-0 items-center gap-2.5">
            {actions}
            {freshness && <p className="ml-auto text-ink3 sm:hidden">{freshness}</p>}
          </div>
        )}
      </div>
    </div>
  );
};
