import type { Commitment, Segment } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";
import { withProducts } from "@/lib/providers/datadog/attributes";
import type { CommitmentList, DatadogClient } from "@/lib/providers/datadog/client";
import { completeDays } from "@/lib/providers/datadog/days";
import { listProducts, scopeOf } from "@/lib/providers/datadog/scope";
import { createTermsTaker, type Found, type Scope } from "@/lib/providers/datadog/take-list";
import { type Trouble, troubleOf } from "@/lib/providers/datadog/trouble";
import { toleratedFailure } from "@/lib/providers/failure";
import type { FetchContext, ProviderError, RejectedRow, Sourced } from "@/lib/providers/provider";
import { toNote } from "@/lib/providers/rejected-row";
import type { DatadogProduct, DatadogSettings } from "@/lib/sources/datadog";

export type TermsOf = {
  readonly client: DatadogClient;
  readonly settings: DatadogSettings;
  readonly accountId: string;
  readonly context: FetchContext;
};

export type TermsRead = {
  readonly commitments: readonly Sourced<Commitment>[];
  readonly segments: readonly Sourced<Segment>[];
  readonly scopes: readonly Scope[];
  readonly rejected: readonly RejectedRow[];
  readonly troubles: readonly Trouble[];
};

type ListOutcome =
  | { readonly type: "list"; readonly list: CommitmentList }
  | { readonly type: "failed"; readonly error: ProviderError };

/** Every configured product's commitments, one call each; a product that fails is alone in it. */
export const readTerms = async (of: TermsOf): Promise<TermsRead> => {
  const { client, settings, accountId, context } = of;
  const products = listProducts(settings);
  const history = completeDays(context.now, settings.backfillDays);
  const window = { start: history.start, end: context.now };
  const found = new Map<string, Found>();
  const rejected: RejectedRow[] = [];
  const takeList = createTermsTaker({ accountId, currency: settings.currency }, found, rejected);
  const periods = await context.listKnownPeriods(accountId);
  const scopes: Scope[] = [];
  const troubles: Trouble[] = [];
  const failures: ProviderError[] = [];
  for (const asked of products) {
    const name = scopeOf(asked);
    const outcome = await tryList(() => client.listCommitments(asked, window));
    const isUnknown = outcome.type === "failed" && outcome.error.status === 404;
    const sampled = await context.listSampledDays(accountId, name);
    if (outcome.type === "failed") failures.push(outcome.error);
    if (isUnknown && [...sampled].some((day) => day >= history.start.slice(0, 10))) {
      troubles.push(deniesWhatItListed(name));
    } else if (isUnknown) {
      rejected.push(noCostData(accountId, name, client.nameList(asked, window)));
    } else if (outcome.type === "failed") {
      troubles.push(troubleOf(name, outcome.error));
    } else if (outcome.list.rows.length > 0) {
      const firstKnown = firstInstant(sampled, history.start);
      scopes.push(takeList(asked, { firstKnown, periods }, outcome.list));
    }
  }
  stopWhenRefused(failures, products.length);
  if (failures.length === products.length && failures.every(({ status }) => status === 404)) {
    troubles.push(knowsNone);
  }
  if (found.size === 0 && troubles.length === 0 && rejected.length === 0) {
    rejected.push(nothingAnywhere(accountId, products));
  }
  return { ...toFacts(found), scopes, rejected, troubles };
};

const tryList = async (list: () => Promise<CommitmentList>): Promise<ListOutcome> => {
  try {
    return { type: "list", list: await list() };
  } catch (error) {
    return { type: "failed", error: toleratedFailure(error) };
  }
};

/** Keys that may read no product at all are trouble of the whole run. */
const stopWhenRefused = (failures: readonly ProviderError[], count: number): void => {
  const refusals = failures.filter(({ kind }) => kind === "forbidden");
  const [first] = refusals;
  if (first !== undefined && refusals.length === count) throw first;
};

/** The first day that was ever read stays, while the window moves on day by day. */
const firstInstant = (sampled: ReadonlySet<string>, windowStart: Instant): Instant => {
  const [first] = [...sampled].sort();
  const known = first === undefined ? windowStart : `${first}T00:00:00.000Z`;
  return known < windowStart ? known : windowStart;
};

const toFacts = (
  found: ReadonlyMap<string, Found>,
): Pick<TermsRead, "commitments" | "segments"> => {
  const all = [...found.values()];
  return {
    commitments: all.map(({ commitment, source, products }) => ({
      fact: { ...commitment, attributes: withProducts(commitment.attributes, products) },
      source,
    })),
    segments: all.map(({ segment, source }) => ({ fact: segment, source })),
  };
};

const noCostData = (accountId: string, name: string, request: string): RejectedRow =>
  toNote({
    accountId,
    stream: "terms",
    request,
    raw: name,
    code: "no-cost-data",
    reason: `Datadog has no cost data for ${name} (HTTP 404). If there should be some, check the site of the keys and whether Cloud Cost Management is switched on.`,
  });

const nothingAnywhere = (accountId: string, products: readonly DatadogProduct[]): RejectedRow =>
  toNote({
    accountId,
    stream: "terms",
    request: "",
    raw: products.map(scopeOf).join(", "),
    code: "no-cost-data",
    reason:
      "Datadog lists no commitment for any product asked for. If there should be some, check the products of the connection and whether Cloud Cost Management is switched on.",
  });

/** Nowhere is it said what an unknown product means: it is no list, so not an empty one. */
const knowsNone: Trouble = {
  reason:
    "Datadog answers 404 for every product asked for, so nobody can say whether there are commitments. Check the site of the keys and whether Cloud Cost Management is switched on.",
  kind: "configuration",
};

/** A product that is not known any more says nothing of what was listed before. */
const deniesWhatItListed = (name: string): Trouble => ({
  reason: `${name}: Datadog lists nothing any more, but earlier reads found commitments. Those are kept. Sync again later.`,
  kind: "invalid-response",
});
