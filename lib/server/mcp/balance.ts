import { z } from "zod";
import { toldAmounts } from "@/lib/domain/figures/figure-table";
import { paths } from "@/lib/paths/paths";
import type { Access } from "@/lib/server/access";
import { linkTo, type Moment, tellAmount, tellMoment } from "@/lib/server/mcp/told";
import { getAccount } from "@/lib/server/queries/get-account";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import type { CommitmentRow } from "@/lib/wire/commitment";
import { clocks } from "@/lib/wire/common";

const id = z.string().min(1).max(100);

export const balanceInput = clocks
  .extend({ accountId: id.optional(), commitmentId: id.optional() })
  .refine(
    ({ accountId, commitmentId }) => (accountId === undefined) !== (commitmentId === undefined),
    {
      error: "name an accountId or a commitmentId, one of the two",
    },
  );

/** What is left, and what it is left of: of a commitment, or of an account unit by unit. */
export const balance = async (viewer: Access, input: z.infer<typeof balanceInput>) => {
  const { accountId, commitmentId, ...asked } = input;
  if (commitmentId !== undefined) {
    const { data, meta } = await getCommitment(viewer, { ...asked, commitmentId });
    return { commitment: tellCommitment(data, meta), ...tellMoment(meta) };
  }
  const { data, meta } = await getAccount(viewer, { ...asked, accountId: accountId ?? "" });
  return {
    account: { id: data.id, name: data.name, provider: data.provider },
    positions: data.positions.map((position) => ({
      ...{ unit: position.unit, side: position.side, pool: position.pool },
      commitments: position.commitments,
      figures: toldAmounts.map((name) => ({
        ...{ figure: name, ...tellAmount(position[name]) },
        link: linkTo(paths.account(data.id), meta),
      })),
    })),
    commitments: data.burnOrder.map((row) => tellCommitment(row, meta)),
    ...tellMoment(meta),
  };
};

const tellCommitment = (row: CommitmentRow, moment: Moment) => ({
  ...{ id: row.id, name: row.name, account: row.account, state: row.state },
  ...{ side: row.side, start: row.start, end: row.end },
  figures: toldAmounts.map((name) => ({
    ...{ figure: name, ...tellAmount(row.figures[name]) },
    proof: linkTo(paths.commitment(row.id, { proof: name }), moment),
  })),
});
