import { CommitmentFacts } from "@/components/commitments/commitment-facts";
import { HeroBar } from "@/components/commitments/hero-bar";
import { Equation } from "@/components/figures/equation";
import type { EquationTerm } from "@/components/figures/equation-term";
import type { Prove } from "@/components/proof/prove";
import { findValue } from "@/lib/domain/base/metric";
import { isNegative, negateDecimal } from "@/lib/domain/base/money";
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
    facts={<CommitmentFacts commitment={commitment} />}
    terms={commitment.origin === "reported" ? settled(commitment, prove) : drawn(commitment, prove)}
  />
);

const answerOf = (
  { shape, figures }: CommitmentDetail,
  prove: Prove,
): Omit<EquationTerm, "operator"> => {
  const available = findValue(figures.available);
  const isBelow = available !== null && isNegative(available.amount);
  if (shape === "build-up") {
    return isBelow && available
      ? {
          label: "Beyond the target",
          value: { ...available, amount: negateDecimal(available.amount) },
          tone: "ink",
        }
      : {
          label: "Still owed, if spending stopped today",
          value: figures.exposure,
          tone: "postpaid",
          onProve: prove("exposure"),
        };
  }
  return {
    label: isBelow ? "Available, overdrawn" : "Available",
    value: figures.available,
    tone: isBelow ? "overage" : "available",
    onProve: prove("available"),
  };
};

/** Drafts exist only where the vendor keeps the ledger; they count as attained towards a target. */
const settled = ({ shape, figures }: CommitmentDetail, prove: Prove): EquationTerm[] => {
  const isTarget = shape === "build-up";
  const available = findValue(figures.available);
  if (isTarget && available !== null && isNegative(available.amount)) return [];
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
  ];
};

const drawn = ({ state, figures }: CommitmentDetail, prove: Prove): EquationTerm[] => {
  if (state === "upcoming") return [];
  const terms: EquationTerm[] = [
    { label: "Granted", value: figures.granted, operator: "=", onProve: prove("granted") },
    { label: "Drawn", value: figures.drawn, operator: "−", onProve: prove("drawn") },
  ];
  if (state !== "expired") return terms;
  return [
    ...terms,
    {
      label: "Lapsed",
      value: figures.lapsed,
      operator: "−",
      tone: "lapsed",
      onProve: prove("lapsed"),
    },
  ];
};
