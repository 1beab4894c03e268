"use client";

import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { type Instant, parseInstant } from "@/lib/domain/base/period";
import { formatInstant } from "@/lib/format/format-date";
import type { Meta } from "@/lib/wire/common";

/** Asked what was known at an instant by which nothing had been read: another thing than an empty book. */
export const isBeforeFirstRead = (meta: Meta, knownAt: Instant | undefined): boolean =>
  knownAt !== undefined && meta.freshness.every(({ lastCompleteAt }) => lastCompleteAt === null);

/** Says what an early *as known at* means, and leads to the same page with what is known now. */
export const NotKnownYet = ({ title = "Nothing was known" }: { readonly title?: string }) => {
  const { asOf, knownAt } = useClocks();
  const address = useAddress();
  const instant = parseInstant(knownAt ?? "");
  return (
    <EmptyState
      action={<Button onClick={() => address.setClocks({ asOf })}>Show what is known now</Button>}
      title={`${title} at ${instant === null ? "then" : formatInstant(instant)}`}
    >
      <em>As known at</em> asks what this book had read by then, and it had not read this yet. What
      counted on an earlier day is asked with <em>As of</em> alone.
    </EmptyState>
  );
};
