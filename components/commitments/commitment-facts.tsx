import { PaceText } from "@/components/commitments/pace-text";
import { Fact } from "@/components/figures/fact";
import { Facts } from "@/components/figures/facts";
import { Proves } from "@/components/figures/proves";
import type { Prove } from "@/components/proof/prove";
import { sayWhatComes } from "@/lib/charts/what-comes-words";
import { findValue } from "@/lib/domain/base/metric";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDailyRate } from "@/lib/format/format-duration";
import { findMetricWord } from "@/lib/format/format-metric";
import type { CommitmentDetail } from "@/lib/wire/commitment";

type CommitmentFactsProps = { readonly commitment: CommitmentDetail; readonly prove: Prove };

/** What comes, pace and burn, at the right of the equation. */
export const CommitmentFacts = ({ commitment, prove }: CommitmentFactsProps) => {
  const { figures, whatComes } = commitment;
  const comes = sayWhatComes(whatComes);
  const pace = findValue(figures.pace);
  const burn = findValue(figures.burnPerDay);
  const burnWord = findMetricWord(figures.burnPerDay);
  return (
    <Facts>
      <Fact
        label={commitment.state === "expired" ? "What came" : "What comes"}
        note={whatComesNote(whatComes)}
        tone={comes.tone === "overage" ? "overage" : "ink"}
        value={<Proves onProve={prove("whatComes")}>{comes.text}</Proves>}
      />
      <Fact
        label="Pace"
        note={
          pace ? `${formatAmount(pace.variance, { isMovement: true }).text} against plan` : null
        }
        value={
          <Proves onProve={prove("pace")}>
            <PaceText pace={figures.pace} />
          </Proves>
        }
      />
      <Fact
        label={burn ? `Burn, ${burn.days} days` : "Burn"}
        note={burn ? burnNote(commitment) : null}
        value={
          <Proves onProve={prove("burn")}>
            {burn ? (
              formatDailyRate(burn.perDay)
            ) : (
              <span className="text-ink3">{burnWord?.word}</span>
            )}
          </Proves>
        }
      />
    </Facts>
  );
};

/** A vendor that posts with its invoices has periods, no days. */
const burnNote = ({ origin }: CommitmentDetail): string =>
  origin === "reported" ? "over the last invoices" : "complete days only";

const whatComesNote = (comes: CommitmentDetail["whatComes"]): string | null => {
  if (comes.kind === "runs-out")
    return comes.overage === null
      ? "and has no end, so nobody can say how far beyond"
      : `${formatAmount(comes.overage, { isEstimate: true }).text} over by the end`;
  if (comes.kind === "lapses") return "at the end of its period, at this rate";
  return comes.kind === "unknown" ? comes.reason : null;
};
