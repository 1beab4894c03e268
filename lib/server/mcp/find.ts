import { z } from "zod";
import { paths } from "@/lib/paths/paths";
import type { Access } from "@/lib/server/access";
import { linkTo, tellMoment } from "@/lib/server/mcp/told";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { accountQuery } from "@/lib/wire/account";
import { commitmentQuery } from "@/lib/wire/commitment";
import { clocks } from "@/lib/wire/common";

export const findInput = clocks.extend({
  q: z.string().max(200).describe("Part of a name; empty for everything"),
  limit: z.int().min(1).max(50).default(20),
});

/** Accounts and commitments by name, with the ids that the other tools take. */
export const find = async (viewer: Access, input: z.infer<typeof findInput>) => {
  const asked = { ...input, q: input.q.trim() || undefined };
  const [accounts, commitments] = await Promise.all([
    listAccounts(viewer, accountQuery.parse(asked)),
    listCommitments(viewer, commitmentQuery.parse(asked)),
  ]);
  const { meta } = accounts;
  return {
    accounts: accounts.data.map(({ id, name, provider, activeCount, state }) => ({
      ...{ id, name, provider, activeCommitments: activeCount, readState: state },
      link: linkTo(paths.account(id), meta),
    })),
    accountsInAll: accounts.total,
    commitments: commitments.data.map(
      ({ id, name, account, provider, unit, state, start, end }) => ({
        ...{ id, name, account, provider, unit, state, start, end },
        link: linkTo(paths.commitment(id), meta),
      }),
    ),
    commitmentsInAll: commitments.total,
    ...tellMoment(meta),
  };
};
