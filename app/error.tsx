"use client";

import { SectionError } from "@/components/states/section-error";

const ErrorPage = ({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) => {
  const { title, code, message, reference } = inWords(error.digest ?? null);
  return (
    <main className="px-(--page-margin) py-16" id="main">
      <SectionError
        code={code}
        message={message}
        onTryAgain={reset}
        reference={reference}
        title={title}
      />
    </main>
  );
};

const unavailable = "unavailable ";

/** All that is passed on of what a page threw. */
const inWords = (digest: string | null) =>
  digest?.startsWith(unavailable)
    ? {
        title: "The book cannot be read at the moment",
        code: unavailable.trim(),
        message: "The database does not answer. Try again in a moment.",
        reference: digest.slice(unavailable.length),
      }
    : {
        title: "Something went wrong",
        code: "page",
        message: "The page could not be drawn. What the book holds is not touched.",
        reference: digest,
      };

export default ErrorPage;
