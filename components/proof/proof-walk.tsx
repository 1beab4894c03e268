import { Figure } from "@/components/figures/figure";
import { ProofAccount } from "@/components/proof/proof-account";
import { SectionLine } from "@/components/ui/section-line";
import { isZero, negateDecimal } from "@/lib/domain/base/money";
import { formatDay, formatInstant, formatLastDay } from "@/lib/format/format-date";
import type { Walk, WalkStep } from "@/lib/wire/provenance";

type ProofWalkProps = { readonly walk: Walk; readonly asOf: string };

/** Where the rate leads, step by step: the very walk that the chart draws. */
export const ProofWalk = ({ walk, asOf }: ProofWalkProps) => (
  <>
    <RateSection rate={walk.rate} />
    <section>
      <SectionLine
        level={3}
        note={
          walk.stepCount > walk.steps.length
            ? `the first ${walk.steps.length} of ${walk.stepCount} steps`
            : "in burn order, each segment from its opening to its end"
        }
        title="Simulation"
      />
      {walk.steps.length === 0 ? (
        <p className="border-t border-line py-1.5 text-ink2">
          Nothing is walked: there is no rate, no amount, or nothing that runs.
        </p>
      ) : (
        <table aria-label="Steps of the simulation" className="w-full border-collapse">
          <thead className="sr-only">
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Drawn</th>
              <th scope="col">Left</th>
            </tr>
          </thead>
          {bySegment(walk.steps).map((steps) => (
            <tbody key={`${steps[0].segmentId} ${steps[0].from}`}>
              <tr className="border-t border-line2">
                <th className="pt-2 pb-0.5 text-left font-heading" colSpan={3} scope="rowgroup">
                  {steps[0].label}
                </th>
              </tr>
              {steps.map((step) => (
                <Step asOf={asOf} key={`${step.kind} ${step.from}`} step={step} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  </>
);

const RateSection = ({ rate }: { readonly rate: Walk["rate"] }) => {
  const { window, consumed, perDay } = rate;
  return (
    <section>
      <SectionLine level={3} note="assumed to go on as it was" title="Rate" />
      <ProofAccount
        label="Rate of consumption"
        lines={[
          ...(window === null || consumed === null
            ? []
            : [
                {
                  id: "consumed",
                  label: `Consumed ${formatDay(window.start)} to ${formatLastDay(window.end)}`,
                  figure: <Figure precision="full" value={consumed} />,
                },
                {
                  id: "days",
                  label: "Divided by whole days",
                  figure: <span className="figure">{window.days}</span>,
                },
              ]),
          {
            id: "rate",
            label: "A day",
            figure: <Figure precision="full" value={perDay} />,
            closes: "total",
          },
        ]}
      />
    </section>
  );
};

type Steps = readonly [WalkStep, ...WalkStep[]];

/** Runs of the same segment, in the order in which they came. */
const bySegment = (steps: readonly WalkStep[]): readonly Steps[] => {
  const runs: [WalkStep, ...WalkStep[]][] = [];
  for (const step of steps) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[0].segmentId === step.segmentId) last.push(step);
    else runs.push([step]);
  }
  return runs;
};

const Step = ({ step, asOf }: { readonly step: WalkStep; readonly asOf: string }) => {
  const { kind, amount, left } = step;
  const isDrawn = kind === "draws" && amount !== null;
  return (
    <tr className={kind === "ends" ? "border-t border-rule font-heading" : "border-t border-line"}>
      <th className="py-[5px] pr-2 text-left align-baseline font-[inherit]" scope="row">
        {wordOf(step, asOf)}
        <span className="block text-note font-regular text-ink3">{spanText(step)}</span>
      </th>
      <td className="px-2 py-[5px] text-right align-baseline font-regular">
        {amount !== null && (
          <Figure
            isMovement={isDrawn}
            precision="full"
            tone={kind === "over" ? "overage" : "ink"}
            value={isDrawn ? { ...amount, amount: negateDecimal(amount.amount) } : amount}
          />
        )}
      </td>
      <td className="py-[5px] text-right align-baseline">
        {left !== null && (
          <span className={kind === "ends" ? "double-rule inline-block pl-4" : undefined}>
            <Figure precision="full" value={left} />
          </span>
        )}
      </td>
    </tr>
  );
};

const wordOf = ({ kind, from, left }: WalkStep, asOf: string): string => {
  switch (kind) {
    case "begins":
      return from <= asOf ? "Left now" : "Opens with";
    case "draws":
      return left !== null && isZero(left.amount) ? "Drawn, used up" : "Drawn";
    case "waits":
      return left !== null && isZero(left.amount) ? "Nothing left" : "Not drawn";
    case "over":
      return "Beyond every pool";
    case "ends":
      return "Left at its end";
  }
};

const spanText = ({ kind, from, to }: WalkStep): string => {
  if (kind === "begins" || kind === "ends") return formatInstant(from);
  if (to === null) return `from ${formatInstant(from)}, without end`;
  return `${formatInstant(from)} to ${formatInstant(to)}`;
};
