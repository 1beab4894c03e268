"use client";

import { Figure } from "@/components/figures/figure";
import { ProofAccount } from "@/components/proof/proof-account";
import { ProofHead } from "@/components/proof/proof-head";
import { ProofUncounted } from "@/components/proof/proof-uncounted";
import { ProofWalk } from "@/components/proof/proof-walk";
import { totalWord } from "@/components/proof/prove";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import { prepareAddends } from "@/lib/charts/prepare-addends";
import { type TotalQuestion, useTotalProof } from "@/lib/client/total-proofs";
import type { Page } from "@/lib/paths/page";
import { paths } from "@/lib/paths/paths";
import type { Addend, TotalProof as Proof, TotalProofPage } from "@/lib/wire/total-proof";

/** A total taken apart: what is added up, each with a proof of its own, page by page. */
export const TotalProof = ({ question }: { readonly question: TotalQuestion }) => {
  const query = useTotalProof(question);
  return (
    <AsyncSection
      errorTitle="The proof could not be read"
      loading={<LoadingRows labels={["Addend", "Amount"]} rows={8} />}
      query={query}
    >
      {({ pages }) => {
        const [first] = pages;
        return first === undefined ? null : (
          <div className="space-y-5">
            <ProofHead
              formula={first.proof.formula}
              meta={first.meta}
              note={countText(first)}
              quotient={first.proof.quotient}
              title={first.proof.title}
              value={first.proof.value}
            />
            <Addends pages={pages} showMore={query.hasNextPage ? query.fetchNextPage : null} />
            <ProofUncounted lines={first.proof.notCounted} />
            {first.proof.walks.map((walk) => (
              <ProofWalk
                asOf={first.meta.asOf}
                key={walk.steps[0]?.segmentId ?? "nothing"}
                walk={walk}
              />
            ))}
          </div>
        );
      }}
    </AsyncSection>
  );
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const countText = ({ proof, meta }: TotalProofPage): string =>
  `${plural(proof.commitments, "commitment")} added up${
    meta.complete ? "" : ", of reads that are not all complete"
  }`;

type AddendsProps = {
  readonly pages: readonly TotalProofPage[];
  readonly showMore: (() => unknown) | null;
};

const Addends = ({ pages, showMore }: AddendsProps) => {
  const { rows, rest } = prepareAddends(pages);
  const [first] = pages;
  if (first === undefined) return null;
  const { proof, total } = first;
  const noun = rows[0]?.commitment === null ? "account" : "commitment";
  return (
    <section>
      <SectionLine
        level={3}
        note={`${plural(total, noun)} with something to add${
          proof.quotient === null ? "" : "; divided by, then what is divided"
        }`}
        title="Addends"
      />
      <ProofAccount
        label="Addends of the total"
        lines={[
          ...rows.map((row) => ({
            id: row.id,
            label: <AddendName proof={proof} row={row} />,
            ...(row.below === null
              ? {}
              : { origin: <Figure precision="full" value={row.below} /> }),
            figure: <Figure precision="full" value={row.metric} />,
          })),
          ...(rest === null
            ? []
            : [
                {
                  id: "rest",
                  label: (
                    <span className="text-ink3">{`${plural(rest.count, `more ${noun}`)}, together`}</span>
                  ),
                  ...(rest.below === null
                    ? {}
                    : { origin: <Figure precision="full" value={rest.below} /> }),
                  figure: <Figure precision="full" tone="ink3" value={rest.amount} />,
                },
              ]),
          {
            id: "total",
            label: proof.quotient === null ? proof.title : "Together",
            ...(proof.quotient?.below == null
              ? {}
              : { origin: <Figure precision="full" value={proof.quotient.below} /> }),
            figure: (
              <Figure precision="full" value={proof.quotient?.above ?? proof.control.above} />
            ),
            closes: "total" as const,
          },
        ]}
      />
      {showMore && (
        <Button className="mt-3" onClick={() => showMore()}>
          Show more, {rows.length} of {total} so far
        </Button>
      )}
    </section>
  );
};

/** Leads to the same figure of the addend, with its drawer open. */
const AddendName = ({ row, proof }: { readonly row: Addend; readonly proof: Proof }) => (
  <>
    <Link className="wrap-anywhere" look="name" to={pageOf(row, proof)}>
      {row.commitment?.name ?? row.account.name}
    </Link>
  </>
);

const pageOf = ({ account, commitment }: Addend, proof: Proof): Page =>
  commitment === null
    ? paths.account(account.id, { proof: proof.figure, total: totalWord(proof) })
    : paths.commitment(commitment.id, { proof: proof.figure });
