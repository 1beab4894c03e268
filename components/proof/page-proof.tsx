"use client";

import { CommitmentProof } from "@/components/proof/figure-proof";
import { ProofDrawer } from "@/components/proof/proof-drawer";
import { closedProof, readTotalWord } from "@/components/proof/prove";
import { TotalProof } from "@/components/proof/total-proof";
import type { TotalQuestion } from "@/lib/client/total-proofs";
import { useAddress, useClocks, wordIn } from "@/lib/client/use-address";
import type { ProviderId } from "@/lib/domain/base/account";
import type { ProvenFigure, TotalFigure } from "@/lib/domain/figures/provable";
import type { CommitmentFilters } from "@/lib/wire/commitment";
import type { listedFigures } from "@/lib/wire/total-proof";

type PageProofProps =
  | { readonly of: "book" }
  /** Without an account the address names it: a list of many. */
  | { readonly of: "account"; readonly accountId?: string }
  | { readonly of: "list"; readonly filters: CommitmentFilters };

/** The drawer behind the totals of a page, and behind what it says of one commitment. */
export const PageProof = (props: PageProofProps) => {
  const address = useAddress();
  const total = address.get("total");
  const commitment = address.get("commitment");
  const isOpen = address.get("proof") !== null && (total !== null || commitment !== null);
  return (
    <ProofDrawer
      isOpen={isOpen}
      note={total === null ? "of a figure on this page" : "of a total on this page"}
      onClose={() =>
        address.set({
          ...closedProof,
          // Of a list the account is a filter, which stays.
          ...(props.of === "account" && props.accountId === undefined ? { account: null } : {}),
        })
      }
    >
      {total !== null ? (
        <OfTotal {...props} word={total} />
      ) : commitment !== null ? (
        <CommitmentProof
          commitmentId={commitment}
          entry={null}
          figure={wordIn<ProvenFigure>(address, "proof")}
        />
      ) : null}
    </ProofDrawer>
  );
};

const OfTotal = ({ word, ...props }: PageProofProps & { readonly word: string }) => {
  const address = useAddress();
  const asked = { ...readTotalWord(word), ...useClocks() };
  const figure = wordIn<TotalFigure>(address, "proof");
  return <TotalProof question={questionOf(props, address.get, { ...asked, figure })} />;
};

type Asked = ReturnType<typeof readTotalWord> & { readonly figure: TotalFigure | undefined };

const questionOf = (
  props: PageProofProps,
  get: (name: string) => string | null,
  asked: Asked,
): TotalQuestion => {
  switch (props.of) {
    case "book":
      return { of: "book", query: { ...asked, provider: wordIn<ProviderId>({ get }, "from") } };
    case "account":
      return { of: "account", accountId: props.accountId ?? get("account") ?? "", query: asked };
    case "list": {
      const { sort: _, ...filters } = props.filters;
      const figure = wordIn<(typeof listedFigures)[number]>({ get }, "proof");
      return { of: "list", query: { ...filters, ...asked, figure } };
    }
  }
};
