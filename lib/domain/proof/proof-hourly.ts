import { type Metric, mapMetric, NOT_APPLICABLE } from "@/lib/domain/base/metric";
import { type Decimal, negateDecimal } from "@/lib/domain/base/money";
import type { FigureIn } from "@/lib/domain/figures/figure-table";
import type { ProvenFigure } from "@/lib/domain/figures/provable";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import { grantOf, line, result } from "@/lib/domain/proof/proof-lines";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
import type { Standing } from "@/lib/domain/standing/standing";

const negated = (metric: Metric<Decimal>): Metric<Decimal> => mapMetric(metric, negateDecimal);

/** What is committed by the hour: every figure of it is derived from the days that were read. */
export const proveHourly = (standing: Standing, figure: ProvenFigure): ProofAccount => {
  const { figures, segments } = standing;
  const common = { segments, status: "posted" as const, within: null };
  const amount = (metric: Metric<Decimal>) => ({ type: "amount" as const, metric });
  const used = line("Used", "derived", figures.drawn);
  switch (figure) {
    case "committed":
      return {
        value: amount(figures.committed),
        formula: { section: "3.11", left: "Committed", right: "per hour × hours of the term" },
        lines: [
          ...segments.map((each) => line(each.segment.name, "derived", grantOf(each))),
          result("Committed", figures.committed),
        ],
        kinds: [],
        ...common,
      };
    case "granted":
      return {
        value: amount(figures.granted),
        formula: { section: "3.14", left: "Committed", right: "per hour × hours read (ruling 18)" },
        lines: [
          used,
          line("Unused", "derived", figures.lapsed),
          result("Committed", figures.granted),
        ],
        kinds: kindsIn("additions"),
        ...common,
      };
    case "drawn":
      return {
        value: amount(figures.drawn),
        formula: {
          section: "3.3",
          left: "Used",
          right: "Σ of committed × utilization of each day (ruling 18)",
        },
        lines: [used, result("Used", figures.drawn)],
        kinds: kindsIn("drawdown"),
        ...common,
      };
    case "lapsed":
      return {
        value: amount(figures.lapsed),
        formula: { section: "3.14", left: "Unused", right: "Committed − Used (ruling 18)" },
        lines: [
          line("Committed in the days read", "derived", figures.granted),
          line("Used", "derived", negated(figures.drawn)),
          result("Unused", figures.lapsed),
        ],
        kinds: kindsIn("expiry"),
        ...common,
      };
    case "remaining":
      return {
        value: amount(figures.remaining),
        formula: { section: "3.11", left: "Remaining", right: "per hour × hours to the end" },
        lines: [result("Remaining", figures.remaining)],
        kinds: [],
        ...common,
      };
    case "utilization":
      return {
        value: { type: "ratio", metric: figures.utilization },
        formula: {
          section: "3.3",
          left: "Utilization",
          right: "Σ used hours ÷ Σ committed hours of the days read",
        },
        lines: [result("Committed in the days read", figures.granted), used],
        kinds: kindsIn("additions", "drawdown"),
        ...common,
      };
    default:
      // Whatever makes sense by the hour has its proof above, or this does not compile.
      figure satisfies Exclude<ProvenFigure, FigureIn<"hourly">>;
      return meaningless(standing);
  }
};

/** Balances and plans: the question makes no sense of what cannot be kept for later. */
const meaningless = ({ segments }: Standing): ProofAccount => ({
  value: { type: "amount", metric: NOT_APPLICABLE },
  formula: {
    section: "3.0",
    left: "No such figure",
    right: "an hour that is not used cannot be kept",
  },
  lines: [result("No such figure", NOT_APPLICABLE)],
  kinds: [],
  segments,
  status: "posted",
  within: null,
});
