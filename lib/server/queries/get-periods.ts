import { assessSegment, type Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { toHourly } from "@/lib/server/answers/agreement";
import { toFigures, toWireContract } from "@/lib/server/answers/figures";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import type { PeriodLane } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

/** The contract of a commitment with every term in it, by start; one without a contract is alone. */
export const getPeriods = async (
  viewer: Access,
  input: {
    readonly commitmentId: string;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: PeriodLane; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { clock } = getContext();
  const own = await getCommitmentBook(viewer, askedClocks(input, clock()), input.commitmentId);
  const { standing, siblings, clocks, meta } = own;
  const { commitment, contract } = standing.record;
  const lane = siblings.filter(
    ({ record }) =>
      record.commitment.id === commitment.id ||
      (commitment.contractId !== null && record.commitment.contractId === commitment.contractId),
  );
  return {
    data: {
      contract: viewer.can["read-contract-terms"] && contract ? toWireContract(contract) : null,
      terms: lane.flatMap((each) => toTerms(each, commitment.id, clocks.asOf)),
    },
    meta,
  };
};

const toTerms = (standing: Standing, thisId: string, at: string): PeriodLane["terms"] => {
  const { commitment } = standing.record;
  return standing.segments.map((each) => {
    const { figures, state } = assessSegment(standing, each, at);
    return {
      commitmentId: commitment.id,
      segmentId: each.segment.id,
      name: standing.segments.length === 1 ? commitment.name : each.segment.name,
      start: each.segment.start,
      end: each.segment.end,
      state,
      isThis: commitment.id === thisId,
      figures: toFigures(figures, standing.burn, commitment.unit),
      hourly: toHourly(standing),
    };
  });
};
