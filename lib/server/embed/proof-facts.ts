import type { EmbedFigure, EmbedView } from "@/lib/domain/base/embed-words";
import { poolOf } from "@/lib/domain/base/pool";
import type { Html } from "@/lib/embed/html";
import { entryProof, figureProof, proofTitle, totalProof } from "@/lib/embed/proof";
import { readOutline } from "@/lib/server/embed/read-outline";
import type { ViewAsked } from "@/lib/server/embed/view-facts";
import { getVisibleCommitment, listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { notFound } from "@/lib/server/errors";
import { getAccountProof } from "@/lib/server/queries/get-account-proof";
import { getEntryBreakdown } from "@/lib/server/queries/get-entry-breakdown";
import { getProvenance } from "@/lib/server/queries/get-provenance";
import type { Meta } from "@/lib/wire/common";
import type { EmbedProofQuery } from "@/lib/wire/embed-view";

export type ProofMade = { readonly html: Html; readonly title: string; readonly meta: Meta };

/** Views whose figures open. A page without any, such as a shared one, has nothing to press. */
export const opensFigures = (views: readonly EmbedView[]): boolean =>
  views.includes("overview") || views.includes("commitment");

/** Entries are named only where the ledger itself may be read. */
export const proveFigure = async (
  asked: ViewAsked,
  { figure }: Pick<EmbedProofQuery, "figure">,
): Promise<ProofMade> => {
  const { viewer, clocks, texts } = asked;
  const { account } = await listVisibleAccounts(asked);
  const row = await getVisibleCommitment(asked, account.id);
  const { data, meta } = await getProvenance(viewer, {
    ...{ commitmentId: row.id, figure },
    ...clocks,
  });
  if (data.value.type !== "amount") throw notFound("figure");
  const pool = poolOf(row);
  const isPart = pool === "balance" && isAdded(figure) && isWhole(asked, row.account.id);
  return {
    html: figureProof(texts, {
      ...{ figure, pool, asOf: meta.asOf },
      commitment: { id: row.id, name: row.name },
      ...{ value: data.value.metric, proof: data },
      mayReadEntries: viewer.session.views.includes("ledger"),
      total: isPart ? { account: row.account.id, unit: row.unit.code, figure } : null,
    }),
    title: proofTitle(texts, figure, pool),
    meta,
  };
};

const isWhole = ({ viewer }: ViewAsked, accountId: string): boolean =>
  viewer.session.accountIds.includes(accountId);

const added = ["available", "settled", "pending"] as const;
const isAdded = (figure: EmbedFigure): figure is (typeof added)[number] =>
  added.some((each) => each === figure);

/** As many as a drawer can hold; the others are told as one sum. */
const addendMax = 100;

/** A total of an account tells of all of it, so it opens only where all of it may be seen. */
export const proveTotal = async (
  asked: ViewAsked,
  { figure, unit }: Pick<EmbedProofQuery, "figure" | "unit">,
): Promise<ProofMade> => {
  const { viewer, clocks, texts } = asked;
  const { account } = await listVisibleAccounts(asked);
  if (!isAdded(figure) || !isWhole(asked, account.id)) throw notFound("figure");
  const { data } = await readOutline(asked, account.id);
  const position = data.positions.find(
    (each) => each.pool === "balance" && each.unit.code === unit,
  );
  if (position === undefined) throw notFound("figure");
  const { side, pool, unit: of } = position;
  const page = await getAccountProof(viewer, {
    ...{ accountId: account.id, side, pool, figure, kind: of.kind, unit: of.code },
    ...{ ...clocks, limit: addendMax },
  });
  return {
    html: totalProof(texts, {
      ...{ figure, asOf: page.meta.asOf },
      total: position[figure],
      page,
    }),
    title: proofTitle(texts, figure, pool),
    meta: page.meta,
  };
};

export const proveEntry = async (asked: ViewAsked, entryId: string): Promise<ProofMade> => {
  const { viewer, clocks, texts } = asked;
  const { account } = await listVisibleAccounts(asked);
  const row = await getVisibleCommitment(asked, account.id);
  const of = { commitmentId: row.id, ...clocks };
  const { data, meta } = await getEntryBreakdown(viewer, { ...of, entryId });
  const { data: proof } = await getProvenance(viewer, {
    ...of,
    figure: "available",
    entry: entryId,
  });
  return {
    html: entryProof(texts, { entry: data.entry, proof }),
    title: texts.words.kinds[data.entry.kind],
    meta,
  };
};
