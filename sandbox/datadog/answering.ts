import type { Commitment } from "@/sandbox/datadog/model";
import type { Query } from "@/sandbox/datadog/query-rules";
import type { DatadogWorld } from "@/sandbox/datadog/world";
import type { Fault } from "@/sandbox/faults/fault";

/** What an answer is made from. */
export type Answering = {
  readonly world: DatadogWorld;
  readonly query: Query;
  readonly now: number;
  readonly faults: readonly Fault[];
};

export const matchesFilter = ({ fields }: Commitment, { filter }: Query): boolean =>
  filter === null || String(fields[filter.name] ?? "") === filter.value;
