import { CommitmentFacts } from "@/components/commitments/commitment-facts";
import { HeroBar } from "@/components/commitments/hero-bar";
import { Equation } from "@/components/figures/equation";
import type { EquationTerm } from "@/components/figures/equation-term";
import { isBelowZero, isNothing, termsApart } from "@/components/figures/left-terms";
import type { Prove } from "@/components/proof/prove";
import { mapMetric } from "@/lib/domain/base/metric";
import { negateDecimal } from "@/lib/domain/base/money";
import type { CommitmentDetail } from "@/lib/wire/commitment";

type CommitmentEquationProps = {
  readonly commitment: CommitmentDetail;
  readonly prove: Prove;
};

/** The answer first: what is left or still owed, and how it comes about. */
export const CommitmentEquation = ({ commitment, prove }: CommitmentEquationProps) => (
  <Equation
    answer={answerOf(commitment, prove)}
    bar={<HeroBar commitment={commitment} />}
    facts={<CommitmentFacts commitment={commitment} prove={prove} />}
    terms={commitment.origin === "reported" ? settled(commitment, prove) : drawn(commitment, prove)}
  />
);

const answerOf = (
  { shape, figures }: CommitmentDetail,
  prove: Prove,
): Omit<EquationTerm, "operator"> => {
  const isBelow = isBelowZero(figures);
  if (shape === "build-up") {
    return isBelow
      ? {
          label: "Beyond the target",
          value: mapMetric(figures.overdrawn, ({ amount, unit }) => ({
            amount: negateDecimal(amount),
            unit,
          })),
          tone: "ink",
          onProve: prove("overdrawn"),
        }
      : {
          label: "Still owed, if spending stopped today",
          value: figures.exposure,
          tone: "postpaid",
          onProve: prove("exposure"),
        };
  }
  return isBelow
    ? {
        label: "Overdrawn",
        value: figures.overdrawn,
        tone: "overage",
        onProve: prove("overdrawn"),
      }
    : {
        label: "Available",
        value: figures.available,
        tone: "available",
        onProve: prove("available"),
      };
};

/** Of a target, what was attained beyond one period counts for no other (metrics 3.8). */
const apart = ({ shape, figures, state }: CommitmentDetail, prove: Prove): EquationTerm[] =>
  termsApart(figures, {
    overdrawn: shape === "build-up" ? "Beyond one period's target" : "Overdrawn elsewhere",
    unusable: state === "cancelled" ? "Cancelled, no longer usable" : "Over, no longer usable",
  }).map((term) => ({
    ...term,
    onProve: prove(term.operator === "−" ? "unusable" : "overdrawn"),
  }));

/** Drafts exist only where the vendor keeps the ledger; they count as attained towards a target. */
const settled = (commitment: CommitmentDetail, prove: Prove): EquationTerm[] => {
  const { shape, figures } = commitment;
  const isTarget = shape === "build-up";
  if (isTarget && isBelowZero(figures)) return [];
  return [
    {
      label: isTarget ? "Owed, settled" : "Settled",
      value: figures.settled,
      operator: "=",
      onProve: prove("settled"),
    },
    {
      label: isTarget ? "Pending, counted as attained" : "Pending",
      value: figures.pending,
      operator: "−",
      tone: "pending",
      onProve: prove("pending"),
    },
    ...apart(commitment, prove),
  ];
};

const drawn = (commitment: CommitmentDetail, prove: Prove): EquationTerm[] => {
  const { state, figures } = commitment;
  if (state === "upcoming") return [];
  const terms: EquationTerm[] = [
    { label: "Granted", value: figures.granted, operator: "=", onProve: prove("granted") },
    { label: "Drawn", value: figures.drawn, operator: "−", onProve: prove("drawn") },
  ];
  const lapsed: EquationTerm = {
    label: "Lapsed",
    value: figures.lapsed,
    operator: "−",
    tone: "lapsed",
    onProve: prove("lapsed"),
  };
  const hasLapsed = state === "expired" || !isNothing(figures.lapsed);
  return [...terms, ...(hasLapsed ? [lapsed] : []), ...apart(commitment, prove)];
};
