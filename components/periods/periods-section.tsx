"use client";

import { useMemo } from "react";
import { PeriodLanes } from "@/components/periods/period-lanes";
import { AsyncSection } from "@/components/states/async-section";
import { preparePeriods } from "@/lib/charts/prepare-periods";
import { usePeriods } from "@/lib/client/commitments";
import { useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import type { PeriodLane } from "@/lib/wire/commitment";

type PeriodsSectionProps = { readonly commitmentId: string; readonly at: Instant };

/** Where this term stands in its contract, and what its neighbours did. */
export const PeriodsSection = ({ commitmentId, at }: PeriodsSectionProps) => {
  const query = usePeriods(commitmentId, useClocks());
  return (
    <div className="mt-4">
      <AsyncSection
        errorTitle="The periods could not be read"
        loading={<div className="h-24" />}
        note="contract and its terms; under each, what was used of its grant"
        query={query}
        title="Periods"
      >
        {({ data }) => <Lanes at={at} lane={data} />}
      </AsyncSection>
    </div>
  );
};

const Lanes = ({ lane, at }: { readonly lane: PeriodLane; readonly at: Instant }) => {
  const chart = useMemo(() => preparePeriods(lane, at), [lane, at]);
  return <PeriodLanes chart={chart} />;
};
