"use client";

import { PageError } from "@/components/states/page-error";

const ErrorPage = ({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) => (
  <main className="px-(--page-margin) py-16" id="main">
    <PageError digest={error.digest ?? null} onTryAgain={reset} />
  </main>
);

export default ErrorPage;
