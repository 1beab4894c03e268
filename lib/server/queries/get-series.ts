import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { readCommitmentSeries } from "@/lib/server/answers/commitment-series";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import type { Meta } from "@/lib/wire/common";
import type { CommitmentSeries, SeriesQuery } from "@/lib/wire/series";

/** What the chart of a commitment is drawn from. */
export const getSeries = async (
  viewer: Access,
  input: SeriesQuery & { readonly commitmentId: string },
): Promise<{ data: CommitmentSeries; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const asked = askedClocks(input, getContext().clock());
  const own = await getCommitmentBook(viewer, asked, input.commitmentId);
  return { data: await readCommitmentSeries(viewer, own, input), meta: own.meta };
};
