import type { StreamRead } from "@/lib/domain/base/freshness";
import type { Instant } from "@/lib/domain/base/period";
import { fundingsOf } from "@/lib/domain/reports/funding";
import type { ReportTerms } from "@/lib/domain/reports/report-cell";
import type { Access } from "@/lib/server/access";
import { sources } from "@/lib/sources/sources";
import type { Queryable } from "@/lib/store/database";
import { listStreamReads } from "@/lib/store/read/list-account-records";
import {
  type CommitmentFilter,
  type CommitmentHead,
  listCommitmentHeads,
} from "@/lib/store/read/list-commitment-heads";
import type { ConnectionRecord } from "@/lib/store/read/list-connection-reads";
import { listFundingFacts } from "@/lib/store/read/list-funding-facts";
import { streamOf, toReadState } from "@/lib/store/read/read-state";

/** The commitments of a report, each with what its figures stand on. */
export const readReportTerms = async (
  db: Queryable,
  viewer: Pick<Access, "can" | "scope">,
  knownAt: Instant,
  filter: CommitmentFilter,
  connections: readonly ConnectionRecord[],
): Promise<readonly ReportTerms[]> => {
  const [heads, facts, streams] = await Promise.all([
    listCommitmentHeads(db, viewer.scope, { knownAt }, filter),
    listFundingFacts(db, viewer.scope, knownAt),
    listStreamReads(db, viewer.scope),
  ]);
  const fundings = fundingsOf(
    heads.map(({ commitment: { id, provider, vendorType, rolledOverFrom } }) => ({
      id,
      rolledOverFrom,
      isGift: sources[provider].gifts.includes(vendorType),
      isInvoiced: facts.get(id)?.isInvoiced ?? false,
      hasSchedule: facts.get(id)?.hasSchedule ?? false,
    })),
  );
  const readOf = createReadOf(streams, connections, knownAt);
  return heads
    .filter(({ matches }) => matches)
    .map((head) => {
      const { commitment, accountName } = head;
      const isGiven = facts.get(commitment.id)?.isGiven ?? false;
      return {
        commitment,
        accountName,
        contract: contractOf(head, viewer),
        funding: fundings.get(commitment.id) ?? "unknown",
        // Of what is bought by the hour each day says what it grants.
        isGiven: commitment.model === "continuous" ? commitment.perHour !== null : isGiven,
        read: readOf(head),
      };
    });
};

const createReadOf =
  (
    streams: ReadonlyMap<string, readonly StreamRead[]>,
    connections: readonly ConnectionRecord[],
    knownAt: Instant,
  ) =>
  ({ commitment, connectionId }: CommitmentHead): ReportTerms["read"] => {
    const reads = connections.find(({ id }) => id === connectionId)?.reads ?? null;
    const own = streams.get(commitment.accountId) ?? [];
    return toReadState(streamOf(commitment), own, reads, knownAt);
  };

/** Names of contracts are terms of an agreement. */
const contractOf = (
  { commitment, contract }: CommitmentHead,
  viewer: Access,
): ReportTerms["contract"] => {
  if (viewer.can["read-contract-terms"])
    return contract && { id: contract.id, name: contract.name };
  return { id: `${commitment.accountId}:hidden`, name: "Terms are not shown to you" };
};
