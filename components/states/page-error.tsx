import { SectionError } from "@/components/states/section-error";
import { findAwayReference } from "@/lib/wire/page-fault";

type PageErrorProps = {
  /** All that is known of what the page threw. */
  readonly digest: string | null;
  readonly onTryAgain: () => void;
};

/** Instead of a page that could not be drawn. */
export const PageError = ({ digest, onTryAgain }: PageErrorProps) => {
  const reference = findAwayReference(digest ?? "");
  return reference === null ? (
    <SectionError
      code="page"
      message="The page could not be drawn. What the book holds is not touched."
      onTryAgain={onTryAgain}
      reference={digest}
      title="Something went wrong"
    />
  ) : (
    <SectionError
      code="unavailable"
      message="The database does not answer. Try again in a moment."
      onTryAgain={onTryAgain}
      reference={reference}
      title="The book cannot be read at the moment"
    />
  );
};
