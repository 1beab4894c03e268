"use client";

import { Wordmark } from "@/components/layout/wordmark";
import { useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import { formatClock } from "@/lib/format/format-clock";

type PrintHeadProps = {
  /** What the server's clock said when it drew the page. */
  readonly now: Instant;
  /** The book shows an invented company; paper says so as well. */
  readonly isSandbox: boolean;
};

/** Stands at the top of a printed page in place of the running head: whose page, as of when. */
export const PrintHead = ({ now, isSandbox }: PrintHeadProps) => {
  const { asOf, knownAt } = useClocks();
  return (
    <div className="mb-5 hidden items-baseline justify-between border-b border-rule pb-2 print:flex">
      <Wordmark />
      <p className="text-ink2">
        {isSandbox && "an invented company, "}at {formatClock(asOf ?? now)}, as known{" "}
        {knownAt === undefined ? "now" : formatClock(knownAt)}
      </p>
    </div>
  );
};
