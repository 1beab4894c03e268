import type { ProvenFigure } from "@/lib/domain/figures/provable";
import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { askedClocks } from "@/lib/server/answers/moment";
import { proveEntry } from "@/lib/server/answers/prove-entry";
import { proveFigure } from "@/lib/server/answers/prove-figure";
import { getContext } from "@/lib/server/context";
import type { Meta } from "@/lib/wire/common";
import type { Proof } from "@/lib/wire/provenance";

/** What the proof drawer shows: a figure, or one entry, down to what the vendor sent. */
export const getProvenance = async (
  viewer: Access,
  input: {
    readonly commitmentId: string;
    readonly figure: ProvenFigure;
    readonly entry?: string | undefined;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: Proof; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const own = await getCommitmentBook(viewer, askedClocks(input, clock()), input.commitmentId);
  const maySeeRaw = viewer.can["read-contract-terms"];
  const data =
    input.entry === undefined
      ? await proveFigure(db, own, own.clocks, input.figure, maySeeRaw)
      : await proveEntry(db, own, own.clocks, input.entry, maySeeRaw);
  return { data, meta: own.meta };
};
