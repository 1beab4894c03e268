import { findValue } from "@/lib/domain/base/metric";
import { formatPaceDays } from "@/lib/format/format-duration";
import { findMetricWord } from "@/lib/format/format-metric";
import type { Figures } from "@/lib/wire/commitment";

/** "7.1 d ahead", or the word that stands where there is no pace. */
export const PaceText = ({ pace }: { readonly pace: Figures["pace"] }) => {
  const value = findValue(pace);
  if (value === null) {
    const word = findMetricWord(pace);
    return (
      <span className="text-ink3" title={word?.reason}>
        {word?.word ?? "–"}
      </span>
    );
  }
  if (value.isFinal) return <span className="text-ink3">Final</span>;
  const days = findValue(value.days);
  return days === null ? (
    <span className="text-ink3">n/a</span>
  ) : (
    <span>{formatPaceDays(days)}</span>
  );
};
