import type { SampleDoubt } from "@/lib/domain/hourly/utilization-sample";
import type { ReadShare } from "@/lib/providers/datadog/utilization-value";
import { quote } from "@/lib/providers/datadog/words";
import type { RejectedRow } from "@/lib/providers/provider";
import { toNote } from "@/lib/providers/rejected-row";
import type { DatadogSettings } from "@/lib/sources/datadog";

type DayOf = {
  readonly accountId: string;
  readonly scope: string;
  readonly day: string;
  readonly request: string;
};

type Doubts = {
  note(externalId: string, share: ReadShare, raw: string): void;
  list(): RejectedRow[];
};

/**
 * One note for each kind of doubt of a product's day, whichever the number of rows: a vendor that
 * changes its scale does so for thousands at once. Each sample carries its own doubt.
 */
export const createDoubts = (
  { accountId, scope, day, request }: DayOf,
  scale: DatadogSettings["scale"],
): Doubts => {
  const found = new Map<SampleDoubt, { readonly first: RejectedRow; count: number }>();
  return {
    note(externalId, { doubt, raw: value }, raw) {
      // A row without the field is legal: the sample says so. A null in it is not.
      if (doubt === null || value === "") return;
      const known = found.get(doubt);
      if (known) {
        known.count += 1;
        return;
      }
      const reason = `Utilization ${quote(value)} of ${externalId} on ${day} (${scope}) ${explain(doubt, scale)}`;
      const code = `utilization-${doubt}`;
      const first = toNote({ accountId, stream: "samples", request, code, reason, raw });
      found.set(doubt, { first, count: 1 });
    },
    list: () =>
      [...found.values()].map(({ first, count }) =>
        count === 1
          ? first
          : { ...first, reason: `${first.reason} So on ${count} rows of that day.` },
      ),
  };
};

const explain = (doubt: SampleDoubt, scale: DatadogSettings["scale"]): string => {
  switch (doubt) {
    case "scale":
      return scale === "fraction"
        ? "looks like percent where this connection reads fractions: it is kept as sent and not counted."
        : "looks like a fraction where this connection reads percent: it is kept as sent and not counted.";
    case "out-of-range":
      return "lies outside nothing used to all used: it is kept as sent and not counted.";
    case "not-a-number":
      return "is no number: it is kept as sent and not counted.";
    case "not-given":
      return "is no value: the day is shown as not given.";
  }
};
