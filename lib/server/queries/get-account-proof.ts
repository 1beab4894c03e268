import type { z } from "zod";
import { opensOf, type ProvenFigure } from "@/lib/domain/figures/provable";
import { type Access, requireAction } from "@/lib/server/access";
import { getAccountBook } from "@/lib/server/answers/account-book";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { askedClocks } from "@/lib/server/answers/moment";
import { takeAccountPosition } from "@/lib/server/answers/position-addends";
import { groupWalks } from "@/lib/server/answers/proof-walk";
import { toTotalPage } from "@/lib/server/answers/total-page";
import { getContext } from "@/lib/server/context";
import type { accountProofQuery, TotalProofPage } from "@/lib/wire/total-proof";

/** A total of an account taken apart into its commitments; a forecast with the walk of all of them. */
export const getAccountProof = async (
  viewer: Access,
  input: z.infer<typeof accountProofQuery> & { readonly accountId: string },
): Promise<TotalProofPage> => {
  requireAction(viewer, "read-balances");
  const { side, pool, kind, unit, figure, limit } = input;
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, getContext().clock(), cursor);
  const own = await getAccountBook(viewer, asked, input.accountId);
  const { standings, spans, clocks, meta } = own;
  const key = { side, pool, unit: { kind, code: unit } };
  const page = { figure, limit, cursor, asked };
  const addends = takeAccountPosition(standings, key, clocks.asOf, page);
  const proven: ProvenFigure = figure;
  const walks =
    opensOf(proven) === "walk" ? groupWalks({ standings, spans }, key, clocks.asOf) : [];
  return toTotalPage({ addends, key, figure, meta, walks });
};
