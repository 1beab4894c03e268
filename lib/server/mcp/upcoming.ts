import { z } from "zod";
import { paths } from "@/lib/paths/paths";
import type { Access } from "@/lib/server/access";
import { linkTo, tellAmount, tellMoment } from "@/lib/server/mcp/told";
import { getAccount } from "@/lib/server/queries/get-account";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { commitmentQuery } from "@/lib/wire/commitment";
import { clocks, instant } from "@/lib/wire/common";

export const upcomingInput = clocks.extend({
  accountId: z.string().min(1).max(100).optional(),
  before: instant.optional().describe("Without an account: only what ends before this instant"),
});

const rowsMax = 100;

/** The dates that come: of an account, or what happens next to each running commitment. */
export const upcoming = async (viewer: Access, input: z.infer<typeof upcomingInput>) => {
  const { accountId, before, ...asked } = input;
  if (accountId !== undefined) {
    const { data, meta } = await getAccount(viewer, { ...asked, accountId });
    return {
      dates: data.nextDates.map(({ at, kind, label, commitmentId, metric, isEstimate }) => ({
        ...{ at, kind, label, commitmentId, isEstimate },
        amount: metric === null ? null : tellAmount(metric),
        link: linkTo(
          commitmentId === null ? paths.account(accountId) : paths.commitment(commitmentId),
          meta,
        ),
      })),
      ...tellMoment(meta),
    };
  }
  const query = { ...asked, state: "active", expiresBefore: before, limit: rowsMax };
  const { data, total, meta } = await listCommitments(viewer, commitmentQuery.parse(query));
  return {
    commitments: data.map(({ id, name, account, end, whatComes }) => ({
      ...{ id, name, account, end, whatComes },
      link: linkTo(paths.commitment(id), meta),
    })),
    commitmentsInAll: total,
    ...tellMoment(meta),
  };
};
