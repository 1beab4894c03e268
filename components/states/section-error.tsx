import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type SectionErrorProps = {
  /** "The ledger could not be read" */
  readonly title: string;
  readonly message?: string;
  readonly code: string;
  readonly reference?: string | null;
  readonly onTryAgain?: () => void;
  /** Last good rows, drawn in ink3 below. */
  readonly children?: ReactNode;
  /** When they were good: "20 Nov 2026, 13:40 UTC". */
  readonly goodAt?: string | null;
};

/** One section failed: what still holds, the code to quote, a way to try again. */
export const SectionError = (props: SectionErrorProps) => {
  const { title, message, code, reference, onTryAgain, children, goodAt } = props;
  return (
    <div>
      <Notice
        action={onTryAgain && <Button onClick={onTryAgain}>Try again</Button>}
        kind="error"
        title={title}
      >
        {message ?? "The rest of this page is current."} Code{" "}
        <code className="font-mono text-id">{code}</code>
        {reference && (
          <>
            , reference <code className="font-mono text-id">{reference}</code>
          </>
        )}
        .
      </Notice>
      {children && (
        <div className="last-good">
          {children}
          {goodAt && <p className="mt-2 text-note text-ink3">Last good rows, dated {goodAt}.</p>}
        </div>
      )}
    </div>
  );
};
