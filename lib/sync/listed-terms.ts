import type { Commitment } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";
import type { Sourced } from "@/lib/providers/provider";
import type { TermsBatch } from "@/lib/sync/account-read";
import { commitmentOf } from "@/lib/sync/doubt-schedules";

/** What the lists of an account name that has not ended. */
export type ListedTerms = {
  readonly contracts: ReadonlySet<string>;
  readonly commitments: readonly Commitment[];
  /** Of what charges draw on. */
  readonly terms: ReadonlySet<string>;
};

export const countListed = (batches: readonly TermsBatch[], at: Instant): ListedTerms => {
  const isRunning = ({ end }: { readonly end: Instant | null }): boolean =>
    end === null || end > at;
  const commitments = batches.flatMap((batch) => factsOf(batch.commitments));
  const drawn = new Set(commitments.filter(({ measure }) => measure !== null).map(({ id }) => id));
  const terms = batches
    .flatMap((batch) => factsOf(batch.segments))
    .filter((segment) => drawn.has(segment.commitmentId) && isRunning(segment));
  const contracts = batches
    .flatMap((batch) => factsOf(batch.contracts))
    .filter((contract) => contract.archivedAt === null && isRunning(contract));
  return {
    contracts: idsOf(contracts),
    commitments: commitments.filter(
      (each) => each.measure === null && each.archivedAt === null && isRunning(each),
    ),
    terms: idsOf(terms),
  };
};

/** What `doubt-lists.ts` calls the lists of an account that has one of each. */
const wholeLists = ["contracts", "commitments", "terms"];

const factsOf = <Fact>(list: readonly Sourced<Fact>[]): readonly Fact[] =>
  list.map(({ fact }) => fact);

const idsOf = (facts: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(facts.map(({ id }) => id));

/**
 * The batch without what its doubted lists name. Where one list names everything, what hangs together in
 * it (contracts with what was signed, terms that are drawn as one) is left out together; where only a
 * schedule inside a commitment is doubted, that commitment.
 */
export const leaveOut = (batch: TermsBatch, doubted: ReadonlySet<string>): TermsBatch => {
  const { listOf } = batch;
  if (listOf === undefined && wholeLists.some((list) => doubted.has(list))) {
    return { ...batch, contracts: [], commitments: [], segments: [], invoices: [] };
  }
  const ofSchedules = new Set([...doubted].map(commitmentOf));
  const commitments = batch.commitments.filter(({ fact }) =>
    listOf === undefined ? !ofSchedules.has(fact.id) : !doubted.has(listOf(fact) ?? ""),
  );
  const kept = new Set(commitments.map(({ fact }) => fact.id));
  return {
    ...batch,
    commitments,
    segments: batch.segments.filter(({ fact }) => kept.has(fact.commitmentId)),
    invoices: batch.invoices.filter(({ fact }) => kept.has(fact.commitmentId)),
  };
};
