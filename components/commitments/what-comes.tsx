import { isZero } from "@/lib/domain/base/money";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDay, formatLastDay } from "@/lib/format/format-date";
import type { WhatComes } from "@/lib/wire/commitment";

type Said = { readonly text: string; readonly tone: string; readonly title?: string };

const whole = { precision: "whole" } as const;

/**
 * The one sentence of a row. Red is beyond the pool; a lapse stays quiet. What ends with a segment says
 * its own last day, which may come before that of the commitment (metrics 3.14 ruling 32).
 */
export const sayWhatComes = (comes: WhatComes): Said => {
  switch (comes.kind) {
    case "runs-out":
      return { text: `Runs out ${formatDay(comes.at)}`, tone: "text-overage" };
    case "lapses":
      return {
        text: `Lapses ${formatAmount(comes.unused, { isEstimate: true }).text} on ${formatLastDay(comes.at)}`,
        tone: "text-ink2",
      };
    case "hands-over":
      return { text: `Used up ${formatDay(comes.at)}, then the next`, tone: "text-ink2" };
    case "opens":
      return { text: `Opens ${formatDay(comes.at)}`, tone: "text-ink3" };
    case "exhausted":
      return {
        text: isZero(comes.overage.amount)
          ? `Used up ${formatDay(comes.at)}`
          : `Used up ${formatDay(comes.at)}, over by ${formatAmount(comes.overage, whole).text}`,
        tone: "text-overage",
      };
    case "spoken-for":
      return { text: "Used up by its drafts", tone: "text-overage" };
    case "ended-over":
      return { text: `Over by ${formatAmount(comes.overage, whole).text}`, tone: "text-overage" };
    case "ended-unused":
      return { text: `Lapsed ${formatAmount(comes.unused, whole).text}`, tone: "text-ink3" };
    case "ended":
      return { text: "Ended, all used", tone: "text-ink3" };
    case "ends":
      return {
        text:
          comes.toPay.kind === "value"
            ? `Ends ${formatDay(comes.at)}, ${formatAmount(comes.toPay.value, whole).text} to go`
            : `Ends ${formatDay(comes.at)}`,
        tone: "text-ink2",
      };
    case "falls-short":
      return {
        text: `Short by ${formatAmount(comes.shortfall, { isEstimate: true }).text} on ${formatLastDay(comes.at)}`,
        tone: "text-overage",
      };
    case "reaches-target":
      return { text: `Reaches its target ${formatDay(comes.at)}`, tone: "text-ink2" };
    case "met":
      return { text: "Target met", tone: "text-ink3" };
    case "true-up-due":
      return {
        text: `True-up of ${formatAmount(comes.shortfall, whole).text} due`,
        tone: "text-overage",
      };
    case "cancelled":
      return { text: "Cancelled", tone: "text-ink3" };
    case "unknown":
      return { text: "Too little to say", tone: "text-ink3", title: comes.reason };
  }
};

export const WhatComesText = ({ value }: { readonly value: WhatComes }) => {
  const { text, tone, title } = sayWhatComes(value);
  return (
    <span className={tone} title={title}>
      {text}
    </span>
  );
};

/** "31 Dec 2026": the last included day. */
export const throughText = (end: string | null, zone: string): string =>
  end === null ? "No end" : formatLastDay(end, zone);
