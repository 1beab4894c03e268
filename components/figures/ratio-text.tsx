import { findValue, type Metric } from "@/lib/domain/base/metric";
import type { Decimal } from "@/lib/domain/base/money";
import { findMetricWord } from "@/lib/format/format-metric";
import { formatPercent } from "@/lib/format/format-percent";

type RatioTextProps = {
  readonly value: Metric<Decimal>;
  readonly isStrong?: boolean;
};

/** A percentage with one decimal, or the word that stands in its place. */
export const RatioText = ({ value, isStrong }: RatioTextProps) => {
  const ratio = findValue(value);
  const word = findMetricWord(value);
  if (ratio === null) {
    return (
      <span className="text-ink3" title={word?.reason}>
        {word?.word}
      </span>
    );
  }
  return (
    <span className={isStrong ? "font-strong" : undefined} title={`${ratio} exactly`}>
      {formatPercent(ratio)}
    </span>
  );
};
