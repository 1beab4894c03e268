"use client";

import { useMemo } from "react";
import { PeriodLanes } from "@/components/periods/period-lanes";
import { AsyncSection } from "@/components/states/async-section";
import { preparePeriods } from "@/lib/charts/prepare-periods";
import { usePeriods } from "@/lib/client/commitments";
import { useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import type { CommitmentDetail, PeriodLane } from "@/lib/wire/commitment";

type PeriodsSectionProps = {
  readonly commitment: Pick<CommitmentDetail, "id" | "name">;
  readonly at: Instant;
};

/** Where the terms of a commitment stand in its contract, each with what was used of it. */
export const PeriodsSection = ({ commitment, at }: PeriodsSectionProps) => {
  const query = usePeriods(commitment.id, useClocks());
  return (
    <div className="mt-4">
      <AsyncSection
        errorTitle="The periods could not be read"
        loading={<div className="h-24" />}
        note="the contract and the terms of this commitment; under each, what was used of its grant"
        query={query}
        title="Periods"
      >
        {({ data }) => <Lanes at={at} lane={data} name={commitment.name} />}
      </AsyncSection>
    </div>
  );
};

type LanesProps = { readonly lane: PeriodLane; readonly name: string; readonly at: Instant };

const Lanes = ({ lane, name, at }: LanesProps) => {
  const chart = useMemo(() => preparePeriods(lane, name, at), [lane, name, at]);
  return <PeriodLanes chart={chart} />;
};
