"use client";

import { LedgerChartSection } from "@/components/charts/ledger-chart-section";
import { UtilizationSection } from "@/components/charts/utilization-section";
import { CommitmentHead } from "@/components/commitments/commitment-head";
import { CommitmentTerms } from "@/components/commitments/commitment-terms";
import { HeroAmounts } from "@/components/commitments/hero-bar";
import { IssuesNotice } from "@/components/commitments/issues-notice";
import { HourlyCommitment } from "@/components/hourly/hourly-commitment";
import { LedgerSection } from "@/components/ledger/ledger-section";
import { PeriodsSection } from "@/components/periods/periods-section";
import { FigureProof } from "@/components/proof/figure-proof";
import { closedProof, type Prove } from "@/components/proof/prove";
import { AsyncSection } from "@/components/states/async-section";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { useCommitment } from "@/lib/client/commitments";
import { useAddress, useClocks } from "@/lib/client/use-address";

/** One commitment, from the answer down to what the vendor sent. */
export const CommitmentView = ({ commitmentId }: { readonly commitmentId: string }) => {
  const clocks = useClocks();
  const address = useAddress();
  const query = useCommitment(commitmentId, clocks);
  const prove: Prove = (figure) => () => address.set({ ...closedProof, proof: figure });
  return (
    <AsyncSection
      errorTitle="This commitment could not be read"
      loading={<LoadingRows labels={["Commitment", "Available", "Settled"]} rows={8} />}
      query={query}
    >
      {({ data: commitment, meta }) =>
        commitment.agreement.hourly ? (
          <>
            <HourlyCommitment
              commitment={commitment}
              hourly={commitment.agreement.hourly}
              meta={meta}
              prove={prove}
            />
            <FigureProof commitmentId={commitmentId} />
          </>
        ) : (
          <>
            <CommitmentHead commitment={commitment} meta={meta} prove={prove} />
            <HeroAmounts commitment={commitment} prove={prove} />
            <FreshnessNotices meta={meta} />
            <IssuesNotice issues={commitment.agreement.issues} />
            {commitment.origin === "reported" ? (
              <LedgerChartSection at={meta.asOf} commitment={commitment} />
            ) : (
              <UtilizationSection at={meta.asOf} commitmentId={commitmentId} />
            )}
            <PeriodsSection at={meta.asOf} commitment={commitment} />
            <div className="mt-5 grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_264px]">
              <LedgerSection commitment={commitment} />
              <CommitmentTerms commitment={commitment} />
            </div>
            <FigureProof commitmentId={commitmentId} />
          </>
        )
      }
    </AsyncSection>
  );
};
