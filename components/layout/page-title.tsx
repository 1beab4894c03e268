import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";

export type Crumb = { readonly label: string; readonly href: string };

type PageTitleProps = {
  readonly title: ReactNode;
  /** Where this page hangs: "Commitments / Brightwater Analytics". */
  readonly crumbs?: readonly Crumb[];
  /** Right after the title, in ink: a state. */
  readonly state?: ReactNode;
  /** One muted sentence. */
  readonly note?: ReactNode;
  /** Buttons. */
  readonly right?: ReactNode;
};

export const PageTitle = ({ title, crumbs = [], state, note, right }: PageTitleProps) => (
  <div className="mb-3">
    {crumbs.length > 0 && (
      <nav aria-label="Breadcrumb" className="mb-0.5 text-note text-ink3 print:hidden">
        {crumbs.map(({ label, href }, index) => (
          <Fragment key={href}>
            {index > 0 && <span aria-hidden="true"> / </span>}
            <Link className="text-ink3! hover:text-ink!" href={href}>
              {label}
            </Link>
          </Fragment>
        ))}
      </nav>
    )}
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="min-w-0 font-serif text-title text-balance">{title}</h1>
        {state}
        {note && <p className="text-ink3">{note}</p>}
      </div>
      {right && <div className="ml-auto flex items-center gap-2.5 max-sm:ml-0">{right}</div>}
    </div>
  </div>
);
