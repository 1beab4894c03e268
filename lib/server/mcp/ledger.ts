import { z } from "zod";
import { paths } from "@/lib/paths/paths";
import type { Access } from "@/lib/server/access";
import { linkTo, tellAmount, tellMoment } from "@/lib/server/mcp/told";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { clocks } from "@/lib/wire/common";

export const ledgerInput = clocks.extend({
  commitmentId: z.string().min(1).max(100),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(4_000).optional().describe("nextCursor of the answer before"),
});

/** The entries of a commitment, newest first, each with the balance after it. */
export const ledger = async (viewer: Access, input: z.infer<typeof ledgerInput>) => {
  const { data, total, nextCursor, opening, closing, meta } = await listLedger(viewer, input);
  return {
    opening: tellAmount(opening),
    closing: tellAmount(closing),
    entries: data.map((entry) => ({
      ...{ id: entry.id, kind: entry.kind, status: entry.status, at: entry.effectiveAt },
      amount: `${entry.amount} ${entry.unit.code}`,
      isMemo: entry.isMemo,
      balanceAfter: tellAmount(entry.balance),
      proof: linkTo(paths.commitment(entry.commitmentId, { entry: entry.id }), meta),
    })),
    ...{ entriesInAll: total, nextCursor },
    ...tellMoment(meta),
  };
};
