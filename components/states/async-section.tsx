import type { ReactNode } from "react";
import { readErrorFacts } from "@/components/states/error-facts";
import { NotKnownYet } from "@/components/states/not-known-yet";
import { SectionError } from "@/components/states/section-error";
import { SectionLine } from "@/components/ui/section-line";
import { useClocks } from "@/lib/client/use-address";
import { fromEpochMs } from "@/lib/domain/base/period";
import { formatInstant } from "@/lib/format/format-date";

/** The part of a react-query result that decides what is drawn. */
export type AsyncResult<Data> = {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly dataUpdatedAt: number;
  readonly refetch: () => unknown;
};

type AsyncSectionProps<Data> = {
  readonly query: AsyncResult<Data>;
  /** Absent for a section without a line of its own. */
  readonly title?: string;
  readonly note?: ReactNode | ((data: Data) => ReactNode);
  readonly tabs?: ReactNode;
  readonly right?: ReactNode;
  /** "The ledger could not be read" */
  readonly errorTitle: string;
  /** Final labels and heights: `LoadingRows`, or a chart's frame. */
  readonly loading: ReactNode;
  /** What to say when there is nothing; null when there is something. */
  readonly empty?: (data: Data) => ReactNode | null;
  /** Stale or incomplete: a `Notice` above the figures, which stay in full ink. */
  readonly notice?: (data: Data) => ReactNode | null;
  readonly children: (data: Data) => ReactNode;
};

const Body = <Data,>({ query, errorTitle, loading, ...props }: AsyncSectionProps<Data>) => {
  const { knownAt } = useClocks();
  const { data, error } = query;
  if (data === undefined && !error) return loading;
  const content = data === undefined ? null : (props.empty?.(data) ?? props.children(data));
  if (!error)
    return (
      <>
        {data !== undefined && props.notice?.(data)}
        {content}
      </>
    );
  const facts = readErrorFacts(error);
  // Not there by then is no failure: the link is right, the clock is early.
  if (facts.code === "not-found" && knownAt !== undefined)
    return <NotKnownYet title="This was not known" />;
  return (
    <SectionError
      code={facts.code}
      goodAt={content ? formatInstant(fromEpochMs(query.dataUpdatedAt)) : null}
      message={facts.message ?? undefined}
      onTryAgain={() => query.refetch()}
      reference={facts.reference}
      title={errorTitle}
    >
      {content}
    </SectionError>
  );
};

/**
 * The one place where loading, empty, stale, refetching and failed are drawn. A refetch in the
 * background never blanks what is there; a failed one leaves the last good rows, dated.
 */
export const AsyncSection = <Data,>(props: AsyncSectionProps<Data>) => {
  const { query, title, note, tabs, right } = props;
  const shownNote =
    typeof note === "function" ? (query.data === undefined ? null : note(query.data)) : note;
  return (
    <section aria-label={title}>
      {title !== undefined && (
        <SectionLine
          isRefetching={query.isFetching && query.data !== undefined}
          note={shownNote}
          right={right}
          tabs={tabs}
          title={title}
        />
      )}
      <Body {...props} />
    </section>
  );
};
