"use client";

import { HourlyHead, type HourlyHeadProps } from "@/components/hourly/hourly-head";
import { HourlyMonths, HourlyWeekdays } from "@/components/hourly/hourly-months";
import { HourlySection } from "@/components/hourly/hourly-section";
import { HourlyTerms } from "@/components/hourly/hourly-terms";
import { LedgerSection } from "@/components/ledger/ledger-section";
import { PeriodsSection } from "@/components/periods/periods-section";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { useSeries } from "@/lib/client/series";
import { useClocks } from "@/lib/client/use-address";

/** A reservation or a savings plan: utilization in place of a balance. */
export const HourlyCommitment = (props: HourlyHeadProps) => {
  const { commitment, meta } = props;
  const series = useSeries(commitment.id, useClocks()).data?.data.hourly;
  const hasDays = series !== null && series !== undefined && series.days > 0;
  return (
    <>
      <HourlyHead {...props} />
      <FreshnessNotices meta={meta} />
      <HourlySection at={meta.asOf} commitmentId={commitment.id} />
      <div className="mt-5 grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_264px]">
        {hasDays ? <HourlyMonths series={series} unit={commitment.unit} /> : <div />}
        {hasDays ? <HourlyWeekdays series={series} unit={commitment.unit} /> : null}
      </div>
      <PeriodsSection at={meta.asOf} commitment={commitment} />
      <div className="mt-5 grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_264px]">
        <LedgerSection commitment={commitment} />
        <HourlyTerms commitment={commitment} />
      </div>
    </>
  );
};
