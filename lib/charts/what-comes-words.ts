import { isZero } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDay, formatLastDay } from "@/lib/format/format-date";
import type { WhatComes } from "@/lib/wire/commitment";

/** What is said of an end happens with the last day that is part of it, not at the instant after. */
const atEnd: readonly WhatComes["kind"][] = [
  "lapses",
  "exhausted",
  "ended-over",
  "ended-unused",
  "ended",
  "ends",
  "falls-short",
  "met",
  "true-up-due",
];

/** The day people have in mind: what ends on 1 Jan, 00:00 ends on 31 Dec. */
export const dayOf = ({ kind }: Pick<WhatComes, "kind">, at: Instant, zone = "UTC"): string =>
  atEnd.includes(kind) ? formatLastDay(at, zone) : formatDay(at, zone);

/** `tone`: how much it matters. */
type Said = {
  readonly text: string;
  readonly tone: "ink2" | "ink3" | "overage";
  readonly title?: string;
};

const whole = { precision: "whole" } as const;

/**
 * The one sentence of a row. Red is beyond the pool; a lapse stays quiet. What ends with a segment says
 * its own last day, which may come before that of the commitment (metrics 3.14 ruling 32).
 */
export const sayWhatComes = (comes: WhatComes): Said => {
  switch (comes.kind) {
    case "runs-out":
      return { text: `Runs out ${dayOf(comes, comes.at)}`, tone: "overage" };
    case "lapses":
      return {
        text: `Lapses ${formatAmount(comes.unused, { isEstimate: true }).text} on ${dayOf(comes, comes.at)}`,
        tone: "ink2",
      };
    case "hands-over":
      return { text: `Used up ${formatDay(comes.at)}, then the next`, tone: "ink2" };
    case "opens":
      return { text: `Opens ${dayOf(comes, comes.at)}`, tone: "ink3" };
    case "exhausted":
      return {
        text: isZero(comes.overage.amount)
          ? `Used up ${dayOf(comes, comes.at)}`
          : `Used up ${dayOf(comes, comes.at)}, over by ${formatAmount(comes.overage, whole).text}`,
        tone: "overage",
      };
    case "spoken-for":
      return { text: "Its drafts take what is left", tone: "ink2" };
    case "ended-over":
      return { text: `Over by ${formatAmount(comes.overage, whole).text}`, tone: "overage" };
    case "ended-unused":
      return { text: `Lapsed ${formatAmount(comes.unused, whole).text}`, tone: "ink3" };
    case "ended":
      return { text: comes.isUsedUp ? "Ended, all used" : "Ended", tone: "ink3" };
    case "ends":
      return {
        text:
          comes.toPay.kind === "value"
            ? `Ends ${dayOf(comes, comes.at)}, ${formatAmount(comes.toPay.value, whole).text} to go`
            : `Ends ${dayOf(comes, comes.at)}`,
        tone: "ink2",
      };
    case "falls-short":
      return {
        text: `Short by ${formatAmount(comes.shortfall, { isEstimate: true }).text} on ${dayOf(comes, comes.at)}`,
        tone: "overage",
      };
    case "reaches-target":
      return { text: `Reaches its target ${dayOf(comes, comes.at)}`, tone: "ink2" };
    case "met":
      return { text: "Target met", tone: "ink3" };
    case "trued-up":
      return { text: `Trued up by ${formatAmount(comes.amount, whole).text}`, tone: "ink3" };
    case "waived":
      return { text: "Not reached, waived", tone: "ink3" };
    case "true-up-due":
      return {
        text: `Ended short by ${formatAmount(comes.shortfall, whole).text}`,
        tone: "overage",
      };
    case "cancelled":
      return { text: "Cancelled", tone: "ink3" };
    case "unknown":
      return { text: "Too little to say", tone: "ink3", title: comes.reason };
  }
};
