import { closedOf, planTickOf, toBarParts, toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import type { Meaning } from "@/components/marks/meaning";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { Swatch } from "@/components/marks/swatch";
import type { Prove } from "@/components/proof/prove";
import { classNames } from "@/components/ui/class-names";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Amount, isZero } from "@/lib/domain/base/money";
import type { ProvenFigure } from "@/lib/domain/figures/provable";
import type { Agreement } from "@/lib/wire/agreement";
import type { CommitmentDetail } from "@/lib/wire/commitment";

type HeroBarProps = { readonly commitment: CommitmentDetail };

/** The whole grant as one bar; nothing is drawn for an amount that nobody gave. */
export const HeroBar = ({ commitment }: HeroBarProps) => {
  const { figures, unit, shape } = commitment;
  return findValue(figures.committed) === null ? (
    <p className="border-y border-dotted border-ink3 py-1 text-ink2">
      Amount not given: the vendor sent this term without a quantity, so nothing is made up for it.
    </p>
  ) : (
    <SegmentedBar
      closed={shape === "build-up" ? closedOf(figures) : null}
      parts={shape === "build-up" ? toTargetParts(figures) : toBarParts(figures)}
      planShare={planTickOf(commitment)}
      size="hero"
      unit={unit}
    />
  );
};

/** In the account of a phone already. */
const inAccount: readonly Meaning[] = ["drawn", "pending", "available", "owed"];

type Part = readonly [Meaning, string, Metric<Amount>, ProvenFigure];

const poolParts = ({ figures }: CommitmentDetail): readonly Part[] => [
  ["drawn", "Drawn", figures.drawn, "drawn"],
  ["pending", "Pending", figures.pending, "pending"],
  ["available", "Available", figures.available, "available"],
  ["not-open", "Not yet open", figures.notYetOpen, "notYetOpen"],
  ["lapsed", "Lapsed unused", figures.lapsed, "lapsed"],
  ["overage", "Overage", figures.overage, "overage"],
];

const targetParts = ({ figures }: CommitmentDetail): readonly Part[] => [
  ["attained", "Attained", figures.drawn, "drawn"],
  ["pending", "Pending, counted as attained", figures.pending, "pending"],
  ["owed", "Still owed", figures.exposure, "exposure"],
  ["not-open", "Not yet open", figures.notYetOpen, "notYetOpen"],
];

type HeroAmountsProps = HeroBarProps & { readonly prove: Prove };

/** What the parts of the bar amount to; also its key. */
export const HeroAmounts = ({ commitment, prove }: HeroAmountsProps) => {
  const { figures } = commitment;
  const isTarget = commitment.shape === "build-up";
  const parts = isTarget ? targetParts(commitment) : poolParts(commitment);
  return (
    <div className="keep-together mt-2 mb-4 max-sm:mt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span>
          {isTarget ? "Target" : "Committed"}{" "}
          <Figure isStrong onProve={prove("committed")} value={figures.committed} />
          <Moved commitment={commitment} prove={prove} />
          <TiesOut tieOut={commitment.agreement.tieOut} />
        </span>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {parts
            .filter(([, , value]) => isShown(value))
            .map(([meaning, label, value, figure]) => (
              <li
                className={classNames(
                  "flex items-baseline gap-1.5",
                  inAccount.includes(meaning) && "max-sm:hidden",
                )}
                key={meaning}
              >
                <Swatch meaning={meaning} />
                {label} <Figure isStrong onProve={prove(figure)} value={value} />
                {meaning === "drawn" && findValue(figures.utilization) !== null && (
                  <Proves className="text-ink3" onProve={prove("utilization")}>
                    <RatioText value={figures.utilization} />
                  </Proves>
                )}
              </li>
            ))}
        </ul>
      </div>
      {commitment.drawnAt === "contract" && (
        <p className="mt-2 text-ink2">
          Drawn at contract level: {commitment.segmentCount} terms of one unit overlap, and the
          vendor does not say which of them a charge draws. The term that ends earlier is drawn
          first.
        </p>
      )}
    </div>
  );
};

/** Whether the vendor says the same; the section it leads to names every difference. */
const TiesOut = ({ tieOut }: { readonly tieOut: Agreement["tieOut"] }) => {
  const stated = findValue(tieOut);
  if (stated === null) return null;
  return (
    <a className="touch-target ml-4 text-accent hover:underline" href="#tie-out">
      {!isZero(stated.unexplained.amount)
        ? "Does not tie out with the vendor"
        : tieOut.kind === "incomplete"
          ? "Tie-out incomplete"
          : "Ties out with the vendor"}
    </a>
  );
};

/** What makes the parts of the bar come to more or less than what was committed (ruling 29). */
const Moved = ({ commitment: { figures }, prove }: HeroAmountsProps) => (
  <>
    {isShown(figures.rolledIn) && (
      <span className="ml-4">
        Rolled over in <Figure isStrong onProve={prove("rolledIn")} value={figures.rolledIn} />
      </span>
    )}
    {isShown(figures.rolledOut) && (
      <span className="ml-4">
        Rolled over out <Figure isStrong onProve={prove("rolledOut")} value={figures.rolledOut} />
      </span>
    )}
    {isShown(figures.adjustments) && (
      <span className="ml-4">
        Adjusted{" "}
        <Figure isMovement isStrong onProve={prove("adjustments")} value={figures.adjustments} />
      </span>
    )}
    {isShown(figures.truedUp) && (
      <span className="ml-4">
        Trued up <Figure isStrong onProve={prove("truedUp")} value={figures.truedUp} />
      </span>
    )}
  </>
);

const isShown = (metric: Metric<Amount>): boolean => {
  const amount = findValue(metric);
  return amount !== null && !isZero(amount.amount);
};
