import { type Access, requireAction } from "@/lib/server/access";
import { readCommitmentPage } from "@/lib/server/answers/commitment-page";
import type { CommitmentPage, CommitmentQuery } from "@/lib/wire/commitment";

/** A page of the commitments that match. */
export const listCommitments = async (
  viewer: Access,
  input: CommitmentQuery,
): Promise<CommitmentPage> => {
  requireAction(viewer, "read-balances");
  return readCommitmentPage(viewer, input);
};
