import { Equation } from "@/components/figures/equation";
import { Fact } from "@/components/figures/fact";
import { Facts } from "@/components/figures/facts";
import { Figure } from "@/components/figures/figure";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import { daysLeftText, endText, hoursToEnd, spanText } from "@/components/hourly/hourly-words";
import { PageTitle } from "@/components/layout/page-title";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { StateMark } from "@/components/marks/state-mark";
import type { Prove } from "@/components/proof/prove";
import { TakeAway } from "@/components/share/take-away";
import { findValue } from "@/lib/domain/base/metric";
import { formatAge } from "@/lib/format/format-age";
import { formatAmount } from "@/lib/format/format-amount";
import { paths } from "@/lib/paths/paths";
import type { HourlySpan } from "@/lib/wire/agreement";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

export type HourlyHeadProps = {
  readonly commitment: CommitmentDetail;
  readonly hourly: HourlySpan;
  readonly meta: Meta;
  readonly prove: Prove;
};

/** The answer first: what was paid for and not used, of the days that were read. */
export const HourlyHead = (props: HourlyHeadProps) => {
  const { commitment, hourly, meta, prove } = props;
  const { figures } = commitment;
  return (
    <>
      <PageTitle
        actions={
          <TakeAway
            accountId={commitment.account.id}
            commitmentId={commitment.id}
            meta={meta}
            name={commitment.name}
          />
        }
        crumbs={[
          { label: "Commitments", to: paths.commitments() },
          { label: commitment.account.name, to: paths.account(commitment.account.id) },
        ]}
        freshness={
          commitment.readAt
            ? `read ${formatAge(commitment.readAt, meta.knownAt)}`
            : "not read whole yet"
        }
        note={`${commitment.vendorType}, ${rateText(hourly)}, ${commitment.connectionName}`}
        state={<StateMark state={commitment.state} />}
        title={commitment.name}
      />
      {hourly.perHour.kind === "not-given" ? (
        <PercentAlone {...props} />
      ) : (
        <Equation
          answer={{
            label: `Unused, ${readText(hourly)}`,
            value: figures.lapsed,
            tone: "lapsed",
            onProve: prove("lapsed"),
          }}
          bar={
            <SegmentedBar
              parts={{
                drawn: findValue(figures.drawn)?.amount ?? "0",
                lapsed: findValue(figures.lapsed)?.amount ?? "0",
              }}
              size="hero"
              unit={commitment.unit}
            />
          }
          facts={<HeadFacts {...props} />}
          terms={[
            {
              label: "Committed",
              value: figures.granted,
              operator: "=",
              onProve: prove("granted"),
            },
            {
              label: "Used",
              value: figures.drawn,
              operator: "−",
              tone: "drawn",
              onProve: prove("drawn"),
            },
          ]}
        />
      )}
      <p className="mt-2 mb-4 text-ink2">
        {hourly.perHour.kind !== "not-given" && <WholeTerm commitment={commitment} prove={prove} />}
        What is not used within its hour cannot be recovered; used and unused are derived from the
        vendor's utilization of each day.
      </p>
    </>
  );
};

const WholeTerm = ({ commitment, prove }: Pick<HourlyHeadProps, "commitment" | "prove">) => {
  const { figures, agreement } = commitment;
  return (
    <>
      Committed over the whole term{" "}
      <Figure isStrong onProve={prove("committed")} value={figures.committed} />
      {figures.committed.kind === "not-given" && agreement.undated.length > 0 && (
        <>, because its {agreement.undated.join(" and its ")} is not given</>
      )}
      .{" "}
    </>
  );
};

const readText = ({ days }: HourlySpan): string => `${days} ${days === 1 ? "day" : "days"} read`;

const rateText = ({ perHour }: HourlySpan): string => {
  const amount = findValue(perHour);
  return amount === null
    ? "amount not given"
    : `${formatAmount(amount, { precision: "full" }).text} per hour`;
};

/** Without a count or a price there is a percentage and nothing else: no hours are made up. */
const PercentAlone = (props: HourlyHeadProps) => (
  <div className="pt-1.5">
    <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
      <div>
        <p className="text-label text-ink3">Utilization, {readText(props.hourly)}</p>
        <p className="font-serif text-answer text-drawn">
          <RatioText value={props.commitment.figures.utilization} />
        </p>
      </div>
      <HeadFacts {...props} />
    </div>
    <p className="mt-3 border-y border-dotted border-ink3 py-1 text-ink2">
      Amount not given: the vendor sent this commitment without a count or a price, so it is a
      percentage alone and no hours are made up for it.
    </p>
  </div>
);

const HeadFacts = ({ commitment, hourly, meta, prove }: HourlyHeadProps) => {
  const dated = { ...commitment, undated: commitment.agreement.undated };
  return (
    <Facts>
      <Fact
        label="Utilization"
        note={spanText(hourly, dated, meta.asOf)}
        value={
          <Proves onProve={prove("utilization")}>
            <RatioText isStrong value={hourly.utilization} />
          </Proves>
        }
      />
      <Fact
        label="Last 30 days"
        note={`${hourly.recentDays} of them read`}
        value={<RatioText isStrong value={hourly.recent} />}
      />
      <Fact
        label="Remaining obligation"
        note={hoursToEnd(commitment, meta.asOf)}
        value={
          <Figure isStrong onProve={prove("remaining")} value={commitment.figures.remaining} />
        }
      />
      <Fact
        label="Days left"
        note={`${commitment.state === "cancelled" ? "its term was to run " : ""}through ${endText(commitment)}`}
        value={daysLeftText(commitment, meta.asOf)}
      />
    </Facts>
  );
};
