"use client";

import { SectionError } from "@/components/states/section-error";

const ErrorPage = ({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) => (
  <main className="px-(--page-margin) py-16" id="main">
    <SectionError
      code="page"
      message="The page could not be drawn. What the book holds is not touched."
      onTryAgain={reset}
      reference={error.digest ?? null}
      title="Something went wrong"
    />
  </main>
);

export default ErrorPage;
