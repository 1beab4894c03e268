"use client";

import { EntryProof } from "@/components/proof/entry-proof";
import { ProofDrawer } from "@/components/proof/proof-drawer";
import { ProofView } from "@/components/proof/proof-view";
import { closedProof } from "@/components/proof/prove";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { useProof } from "@/lib/client/commitments";
import { useAddress, useClocks, wordIn } from "@/lib/client/use-address";
import type { ProvenFigure } from "@/lib/domain/figures/provable";

/** The drawer behind every figure of a commitment. What it proves stands in the address. */
export const FigureProof = ({ commitmentId }: { readonly commitmentId: string }) => {
  const address = useAddress();
  const entry = address.get("entry");
  const figure = wordIn<ProvenFigure>(address, "proof");
  const close = () => address.set(closedProof);
  return (
    <ProofDrawer
      isOpen={entry !== null || figure !== undefined}
      note={entry === null ? "of a figure on this page" : "of one ledger entry"}
      onClose={close}
    >
      <CommitmentProof commitmentId={commitmentId} entry={entry} figure={figure} />
    </ProofDrawer>
  );
};

type ProofProps = {
  readonly commitmentId: string;
  readonly entry: string | null;
  readonly figure: ProvenFigure | undefined;
};

/** The proof itself: of a figure of a commitment, or of one entry of its ledger. */
export const CommitmentProof = ({ commitmentId, entry, figure }: ProofProps) => {
  const clocks = useClocks();
  const query = useProof(commitmentId, {
    ...clocks,
    figure,
    entry: entry ?? undefined,
  });
  return (
    <AsyncSection
      errorTitle="The proof could not be read"
      loading={<LoadingRows labels={["Input", "Amount"]} rows={5} />}
      query={query}
    >
      {({ data, meta }) => (
        <ProofView meta={meta} proof={data}>
          {entry !== null && <EntryProof commitmentId={commitmentId} entryId={entry} />}
        </ProofView>
      )}
    </AsyncSection>
  );
};
