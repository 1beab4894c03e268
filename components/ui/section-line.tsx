import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type SectionLineProps = {
  readonly title: string;
  /** For `aria-labelledby` of the section. */
  readonly id?: string;
  /** One sentence. */
  readonly note?: ReactNode;
  /** Stands right after the title: small tabs. */
  readonly tabs?: ReactNode;
  /** A key or a link, at the right. */
  readonly right?: ReactNode;
  readonly level?: 2 | 3;
  /** The 2 px line of a refetch in the background. */
  readonly isRefetching?: boolean;
};

/** Opens a section: dark rule, title, at most one sentence. Never an icon, never a box. */
export const SectionLine = (props: SectionLineProps) => {
  const { title, id, note, tabs, right, level = 2, isRefetching = false } = props;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div
      className={classNames(
        "relative flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule py-1.5",
      )}
    >
      <Heading className="font-heading" id={id}>
        {title}
      </Heading>
      {note && <p className="text-ink3">{note}</p>}
      {tabs}
      {right && <div className="ml-auto flex items-center gap-4">{right}</div>}
      {isRefetching && (
        <div className="appear-late absolute inset-x-0 -bottom-px h-0.5 bg-accent" role="status">
          <span className="sr-only">Reading again</span>
        </div>
      )}
    </div>
  );
};
