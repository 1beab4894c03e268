import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import type { AggregatesRead } from "@/lib/providers/datadog/aggregate-answer";
import { readColumns } from "@/lib/providers/datadog/aggregate-columns";
import { SERIES } from "@/lib/providers/datadog/aggregate-figures";
import { readSeries } from "@/lib/providers/datadog/aggregate-series";
import type { Endpoint } from "@/lib/providers/datadog/client";
import { completeDays } from "@/lib/providers/datadog/days";
import type { TermsOf } from "@/lib/providers/datadog/read-terms";
import { coverageScopeOf } from "@/lib/providers/datadog/scope";
import type { Scope } from "@/lib/providers/datadog/take-list";
import { type Trouble, toCompleteness, troubleOf } from "@/lib/providers/datadog/trouble";
import { toleratedFailure } from "@/lib/providers/failure";
import type { ProviderBatch, RejectedRow, Sourced } from "@/lib/providers/provider";
import type { DatadogProduct } from "@/lib/sources/datadog";

type Call = {
  readonly endpoint: Endpoint;
  readonly scope: string;
  readonly asked: DatadogProduct;
};

/** The vendor's own figures over each product, for the complete days that the history covers. */
export async function* readAggregates(
  of: TermsOf,
  scopes: readonly Scope[],
  before: readonly Trouble[],
): AsyncGenerator<ProviderBatch, void, undefined> {
  const points: Sourced<AggregatePoint>[] = [];
  const rejected: RejectedRow[] = [];
  const troubles = [...before];
  for (const call of listCalls(scopes)) {
    try {
      const read = await readCall(of, call);
      for (const point of read.points) points.push(point);
      rejected.push(...read.rejected);
    } catch (error) {
      troubles.push(troubleOf(`${call.endpoint} of ${call.scope}`, toleratedFailure(error)));
    }
  }
  if (rejected.length > 0) yield { type: "rejected", rows: rejected };
  // One batch for all: the last one of a stream says how far it got.
  const { accountId } = of;
  yield { type: "aggregates", accountId, points, completeness: toCompleteness(troubles) };
}

const typedEndpoints = ["utilization/scalar", "utilization/timeseries"] as const;
const untypedEndpoints = [
  "coverage/scalar",
  "coverage/timeseries",
  "savings/scalar",
  "savings/timeseries",
] as const;

/** Coverage and savings know no type: once for each product, whatever is asked for of it. */
const listCalls = (scopes: readonly Scope[]): readonly Call[] => {
  const typed = scopes.flatMap(({ asked, name }) =>
    typedEndpoints.map((endpoint) => ({ endpoint, asked, scope: name })),
  );
  const products = new Map(scopes.map(({ asked }) => [coverageScopeOf(asked), asked]));
  const untyped = [...products].flatMap(([scope, asked]) =>
    untypedEndpoints.map((endpoint) => ({ endpoint, asked, scope })),
  );
  return [...typed, ...untyped];
};

const readCall = async (
  { client, settings, accountId, context }: TermsOf,
  { endpoint, asked, scope }: Call,
): Promise<AggregatesRead> => {
  const window = completeDays(context.now, settings.backfillDays);
  const answer = await client.readAggregate(endpoint, asked, window);
  const of = { accountId, scope, settings, window, answer };
  switch (endpoint) {
    case "utilization/timeseries":
    case "coverage/timeseries":
    case "savings/timeseries":
      return readSeries(of, SERIES[endpoint]);
    default:
      return readColumns(of);
  }
};
