import { keysOf } from "@/lib/domain/base/keys-of";
import type { Pool } from "@/lib/domain/base/pool";
import {
  isMeantIn,
  ruleOf,
  type SummedFigure,
  type TitledFigure,
  titledFigures,
  toldAmounts,
} from "@/lib/domain/figures/figure-table";

type Titles = string | Readonly<Partial<Record<Pool, string>>>;

/** What a proof shows beneath its formula. */
export type Opens =
  /** Lines that add up to it. */
  | "sum"
  /** What was consumed, in how many days. */
  | "rate"
  /** The walk of the one simulation, step by step (metrics 3.14 ruling 30). */
  | "walk";

type ForetoldRule = { readonly opens: Opens; readonly title: Titles };

const kept = (title: string): Titles => ({ balance: title, target: title });

/** What is said of a commitment beside its figures at T: where its rate leads, and what ends soon. */
const foretold = {
  /** metrics 3.4: an average where invoices post it. */
  burn: { opens: "rate", title: kept("Burn per day") },
  /** metrics 3.5: the one thing that happens next, or that happened. */
  whatComes: { opens: "walk", title: "What comes" },
  overageAhead: { opens: "walk", title: { balance: "Overage ahead" } },
  lapseAhead: { opens: "walk", title: { balance: "Expected to lapse" } },
  shortfallAhead: { opens: "walk", title: { target: "Short ahead" } },
  endsWithin30: { opens: "sum", title: kept("Ends within 30 days") },
  endsWithin60: { opens: "sum", title: kept("Ends within 60 days") },
  endsWithin90: { opens: "sum", title: kept("Ends within 90 days") },
  overdrawnWithin30: { opens: "sum", title: kept("Ends overdrawn within 30 days") },
  overdrawnWithin60: { opens: "sum", title: kept("Ends overdrawn within 60 days") },
  overdrawnWithin90: { opens: "sum", title: kept("Ends overdrawn within 90 days") },
} as const satisfies Readonly<Record<string, ForetoldRule>>;

type ForetoldFigure = keyof typeof foretold;

/** What a proof can be asked of one commitment. */
export type ProvenFigure = TitledFigure | ForetoldFigure;

/** In the order in which they are described. */
export const provenFigures: readonly ProvenFigure[] = [...titledFigures, ...keysOf(foretold)];

const isForetold = (figure: ProvenFigure): figure is ForetoldFigure => figure in foretold;

export const isTitled = (figure: ProvenFigure): figure is TitledFigure => !isForetold(figure);

export const opensOf = (figure: ProvenFigure): Opens =>
  isForetold(figure) ? foretold[figure].opens : "sum";

export const standsOn = (figure: ProvenFigure): "terms" | "drafts" | "use" =>
  isForetold(figure) ? "use" : ruleOf(figure).standsOn;

/** The name of a figure in a pool; null where it has no meaning there. */
export const titleOf = (figure: ProvenFigure, pool: Pool): string | null => {
  if (!isForetold(figure) && !isMeantIn(figure, pool)) return null;
  const title: Titles | null = isForetold(figure) ? foretold[figure].title : ruleOf(figure).title;
  return typeof title === "string" ? title : (title?.[pool] ?? null);
};

/** What is added up of what is foretold. */
type ForetoldAmount = Exclude<ForetoldFigure, "burn" | "whatComes">;

const foretoldAmounts = keysOf(foretold).filter(
  (name): name is ForetoldAmount => name !== "burn" && name !== "whatComes",
);

type ProvenAmount = Extract<SummedFigure & TitledFigure, (typeof toldAmounts)[number]>;

/** What a proof can be asked of a total: every amount of a position, and the share of two of them. */
export type TotalFigure = ProvenAmount | ForetoldAmount | "utilization";

const isProvenAmount = (name: (typeof toldAmounts)[number]): name is ProvenAmount =>
  titledFigures.some((titled) => titled === name);

export const totalFigures: readonly TotalFigure[] = [
  ...toldAmounts.filter(isProvenAmount),
  ...foretoldAmounts,
  "utilization",
];
