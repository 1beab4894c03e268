import {
  type Completeness,
  type Connection,
  type FetchContext,
  nothingKnown,
  type Provider,
  type ProviderBatch,
  type RejectedRow,
  type Sourced,
} from "@/lib/providers/provider";

export const now = "2026-11-20T20:30:00.000Z";
/** A sandbox that tells its story around that instant. */
export const story = { anchor: "2026-11-20", now: () => new Date(now) };

export const contextOf = (
  listSampledDays: FetchContext["listSampledDays"] = nothingKnown.listSampledDays,
  over: Partial<FetchContext> = {},
): FetchContext => ({
  ...nothingKnown,
  now,
  signal: new AbortController().signal,
  listSampledDays,
  ...over,
});

/** Everything one read yields, or as much of it as is asked for. */
export const readAll = async (
  provider: Provider,
  connection: Connection,
  context: FetchContext = contextOf(),
  batchMax = Number.POSITIVE_INFINITY,
): Promise<ProviderBatch[]> => {
  const batches: ProviderBatch[] = [];
  for await (const batch of provider.fetchBatches(connection, context)) {
    batches.push(batch);
    if (batches.length >= batchMax) break;
  }
  return batches;
};

type BatchOf<Type extends ProviderBatch["type"]> = Extract<ProviderBatch, { type: Type }>;

export const batchesOf = <Type extends ProviderBatch["type"]>(
  batches: readonly ProviderBatch[],
  type: Type,
): BatchOf<Type>[] => {
  const isOfType = (batch: ProviderBatch): batch is BatchOf<Type> => batch.type === type;
  return batches.filter(isOfType);
};

/** The only batch of its type. */
export const oneOf = <Type extends ProviderBatch["type"]>(
  batches: readonly ProviderBatch[],
  type: Type,
): BatchOf<Type> => {
  const [only, ...more] = batchesOf(batches, type);
  if (only === undefined || more.length > 0) throw new Error(`There is not one ${type}`);
  return only;
};

export const rejectedOf = (batches: readonly ProviderBatch[]): RejectedRow[] =>
  batchesOf(batches, "rejected").flatMap(({ rows }) => [...rows]);

/** What each part of a read says of how far it got. */
export const completenessOf = (batches: readonly ProviderBatch[]): Completeness[] =>
  batches.flatMap((batch) => ("completeness" in batch ? [batch.completeness] : []));

type Kept = { readonly kind: string; readonly sourced: Sourced<object> };

/** Every fact with the kind it is of, in the order in which they came. */
export const factsOf = (batches: readonly ProviderBatch[]): Kept[] =>
  batches.flatMap((batch) =>
    Object.entries(listsOf(batch)).flatMap(([kind, list]) =>
      list.map((sourced) => ({ kind, sourced })),
    ),
  );

const listsOf = (batch: ProviderBatch): Record<string, readonly Sourced<object>[]> => {
  switch (batch.type) {
    case "accounts":
      return { account: batch.accounts };
    case "terms": {
      const { contracts, commitments, segments, invoices } = batch;
      return { contract: contracts, commitment: commitments, segment: segments, invoice: invoices };
    }
    case "charges":
      return { charge: batch.charges };
    case "ledger":
      return { entry: batch.entries, balance: batch.balances };
    case "samples":
      return { sample: batch.samples };
    case "aggregates":
      return { point: batch.points };
    default:
      return {};
  }
};

/** The same facts give the same texts, whichever part of a read was faster. */
export const factTexts = (batches: readonly ProviderBatch[]): string[] =>
  factsOf(batches)
    .map(({ kind, sourced }) => `${kind} ${JSON.stringify(sourced.fact)}`)
    .sort();
