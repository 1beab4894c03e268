import { assessSegment, originOf, type Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { toAgreement } from "@/lib/server/answers/agreement";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { toFigures, toWireContract } from "@/lib/server/answers/figures";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { findLedgerFacts } from "@/lib/store/read/find-ledger-facts";
import { listCommitmentIssues } from "@/lib/store/read/list-commitment-issues";
import { listInvoiceItems } from "@/lib/store/read/list-invoice-items";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

/** Everything the page of one commitment says above its chart and ledger. */
export const getCommitment = async (
  viewer: Access,
  input: {
    readonly commitmentId: string;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: CommitmentDetail; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const own = await getCommitmentBook(viewer, askedClocks(input, clock()), input.commitmentId);
  const { standing, siblings, scope, clocks, meta } = own;
  const { commitment, contract } = standing.record;
  const [facts, invoices, issues] = await Promise.all([
    findLedgerFacts(db, scope, clocks, {
      accountId: commitment.accountId,
      commitmentId: commitment.id,
    }),
    listInvoiceItems(db, scope, clocks),
    listCommitmentIssues(db, scope, commitment.id),
  ]);
  const maySeeTerms = viewer.can["read-contract-terms"];
  return {
    data: {
      ...toCommitmentRow(standing, clocks.asOf, viewer),
      externalId: commitment.externalId,
      description: maySeeTerms ? commitment.description : null,
      contract: maySeeTerms && contract ? toWireContract(contract) : null,
      measure: commitment.measure,
      origin: originOf(commitment),
      segments: toSegments(standing, clocks.asOf),
      siblings: toSiblings(siblings, commitment.id),
      agreement: toAgreement({ standing, siblings, invoices, issues, maySeeTerms }, clocks.asOf),
      firstDrawAt: facts.firstDrawAt,
      entryCount: facts.entryCount,
    },
    meta,
  };
};

export const toSegments = (standing: Standing, at: string): CommitmentDetail["segments"] =>
  standing.segments.map((each) => {
    const { segment } = each;
    const { figures, state } = assessSegment(standing, each, at);
    return {
      id: segment.id,
      externalId: segment.externalId,
      name: segment.name,
      start: segment.start,
      end: segment.end,
      state,
      figures: toFigures(figures, standing.burn, standing.record.commitment.unit),
    };
  });

const toSiblings = (siblings: readonly Standing[], id: string): CommitmentDetail["siblings"] => {
  const index = siblings.findIndex(({ record }) => record.commitment.id === id);
  return {
    previousId: siblings[index - 1]?.record.commitment.id ?? null,
    nextId: siblings[index + 1]?.record.commitment.id ?? null,
    position: index + 1,
    count: siblings.length,
  };
};
