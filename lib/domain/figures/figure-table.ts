import { keysOf, recordOf } from "@/lib/domain/base/keys-of";
import { type Metric, NOT_APPLICABLE, NOT_STARTED } from "@/lib/domain/base/metric";
import type { Decimal } from "@/lib/domain/base/money";
import { type Pool, pools } from "@/lib/domain/base/pool";
import type { Pace } from "@/lib/domain/figures/pace";
import type { Ratio } from "@/lib/domain/figures/utilization";

/** What a figure's number is: amounts are added up over a position, ratios are made anew from sums. */
type ValueOf = { readonly amount: Decimal; readonly ratio: Ratio; readonly pace: Pace };

type FigureRule = {
  readonly kind: keyof ValueOf;
  /** Where the question makes sense; in any other pool the figure is not applicable. */
  readonly pools: readonly Pool[];
  /** What it is worked out from: what was agreed, drafts of invoices, or what was consumed. */
  readonly standsOn: "terms" | "drafts" | "use";
  /** What it is called where it is asked for by itself; null where nobody can, for it has no proof. */
  readonly title: string | Readonly<Partial<Record<Pool, string>>> | null;
  /** Whether answers carry it. The others are only needed to make further figures. */
  readonly isTold: boolean;
};

const every = pools;
/** What cannot be kept for later has no balance, no plan and no rollover (metrics 3.0). */
const kept = ["balance", "target"] as const;
const owed = ["target"] as const;

/** Every figure of a commitment, or of one segment of it, in the order in which answers carry them. */
const figures = {
  /** The whole access schedule: "sold" in metrics 3.14 ruling 7. Nothing for what rolled over. */
  committed: {
    kind: "amount",
    pools: every,
    standsOn: "terms",
    title: { balance: "Committed", target: "Target", hourly: "Committed over the term" },
    isTold: true,
  },
  /** What has opened by T: metrics 3.14 ruling 7. */
  granted: {
    kind: "amount",
    pools: every,
    standsOn: "terms",
    title: {
      balance: "Granted to date",
      target: "Granted to date",
      hourly: "Committed in the days read",
    },
    isTold: true,
  },
  /** The denominator of utilization: metrics 3.3. */
  adjustedGrant: {
    kind: "amount",
    pools: every,
    standsOn: "terms",
    title: null,
    isTold: false,
  },
  drawn: {
    kind: "amount",
    pools: every,
    standsOn: "use",
    title: { balance: "Drawn", target: "Attained", hourly: "Used" },
    isTold: true,
  },
  /** Every posted entry of what has begun, of what is over too: metrics 3.2. */
  settled: {
    kind: "amount",
    pools: kept,
    standsOn: "use",
    title: { balance: "Settled", target: "Still owed" },
    isTold: true,
  },
  pending: { kind: "amount", pools: kept, standsOn: "drafts", title: "Pending", isTold: true },
  available: {
    kind: "amount",
    pools: kept,
    standsOn: "use",
    title: "Available, incl. pending",
    isTold: true,
  },
  /** metrics 3.14 ruling 29: what is below zero, netted with nothing; of a target what is beyond it. */
  overdrawn: {
    kind: "amount",
    pools: kept,
    standsOn: "use",
    title: { balance: "Overdrawn", target: "Beyond the target" },
    isTold: true,
  },
  /** What no entry has closed of what is over or was withdrawn: left, but of no use. */
  unusable: {
    kind: "amount",
    pools: kept,
    standsOn: "use",
    title: "No longer usable",
    isTold: true,
  },
  /** What came from another commitment: already committed there, so in no total of committed. */
  rolledIn: {
    kind: "amount",
    pools: kept,
    standsOn: "terms",
    title: "Rolled over in",
    isTold: true,
  },
  rolledOut: {
    kind: "amount",
    pools: kept,
    standsOn: "use",
    title: "Rolled over out",
    isTold: true,
  },
  /** Credited, cancelled, entered by hand, and grants that differ from the schedule: signed. */
  adjustments: {
    kind: "amount",
    pools: kept,
    standsOn: "use",
    title: "Adjustments",
    isTold: true,
  },
  notYetOpen: {
    kind: "amount",
    pools: kept,
    standsOn: "terms",
    title: "Not yet open",
    isTold: true,
  },
  /** metrics 3.11: balance left and still to open; of a target what is still owed; hours to come. */
  remaining: {
    kind: "amount",
    pools: every,
    standsOn: "use",
    title: {
      balance: "Left of the contract",
      target: "Remaining obligation",
      hourly: "Still to come",
    },
    isTold: true,
  },
  /** metrics 3.8: what a target would cost if spending stopped now; drafts count as attained. */
  exposure: {
    kind: "amount",
    pools: owed,
    standsOn: "use",
    title: "Exposure if spending stopped today",
    isTold: true,
  },
  lapsed: {
    kind: "amount",
    pools: every,
    standsOn: "use",
    title: { balance: "Lapsed", target: "Waived", hourly: "Unused" },
    isTold: true,
  },
  /** What was invoiced of a target that was missed: metrics 3.8. */
  truedUp: { kind: "amount", pools: kept, standsOn: "use", title: "Trued up", isTold: true },
  overage: { kind: "amount", pools: kept, standsOn: "use", title: "Overage", isTold: true },
  utilization: {
    kind: "ratio",
    pools: every,
    standsOn: "use",
    title: { balance: "Utilization", target: "Attainment", hourly: "Utilization" },
    isTold: true,
  },
  /** (Drawn + Overage) / Adjusted grant: the one that may pass 100 %. */
  consumption: { kind: "ratio", pools: kept, standsOn: "use", title: null, isTold: true },
  /** Of the running segment, or frozen at the end of the last one: metrics 3.7. */
  pace: { kind: "pace", pools: kept, standsOn: "use", title: "Pace against plan", isTold: true },
  /** Share of the running segment's grant that the plan expects drawn at T. */
  planShare: { kind: "ratio", pools: kept, standsOn: "terms", title: null, isTold: true },
  /** What the linear plan of every segment expects drawn by T, added up. */
  planned: { kind: "amount", pools: kept, standsOn: "terms", title: null, isTold: false },
} as const satisfies Readonly<Record<string, FigureRule>>;

type Table = typeof figures;

export type FigureName = keyof Table;

/** The names in whose rows `Column` holds `Value`. */
type NamesWhere<Column extends keyof FigureRule, Value> = {
  [Name in FigureName]: Table[Name][Column] extends Value ? Name : never;
}[FigureName];

export type SummedFigure = NamesWhere<"kind", "amount">;
type RatioFigure = NamesWhere<"kind", "ratio">;
type ToldFigure = NamesWhere<"isTold", true>;

/** Those that can be asked for by themselves; what is foretold beside them is in provable.ts. */
export type TitledFigure = Exclude<FigureName, NamesWhere<"title", null>>;

export type FigureIn<Of extends Pool> = {
  [Name in FigureName]: Of extends Table[Name]["pools"][number] ? Name : never;
}[FigureName];

/** Every figure at T; amounts in the commitment's own unit. */
export type CommitmentFigures = {
  readonly [Name in FigureName]: Metric<ValueOf[Table[Name]["kind"]]>;
};

const figureNames = keysOf(figures);

const isSummed = (name: FigureName): name is SummedFigure => figures[name].kind === "amount";
const isRatio = (name: FigureName): name is RatioFigure => figures[name].kind === "ratio";
const isTold = (name: FigureName): name is ToldFigure => figures[name].isTold;
const isTitled = (name: FigureName): name is TitledFigure => figures[name].title !== null;

/** What a position adds up over its commitments. */
export const summedFigures = figureNames.filter(isSummed);

/** Those of them that answers carry. */
export const toldAmounts = summedFigures.filter((name): name is SummedFigure & ToldFigure =>
  isTold(name),
);

export const titledFigures: readonly TitledFigure[] = figureNames.filter(isTitled);

export const ruleOf = (name: TitledFigure): FigureRule => figures[name];

/** One value for each figure that answers carry, by the kind of its number. */
export const mapFigures = <Amount, Share, Other>(map: {
  readonly amount: (name: SummedFigure & ToldFigure) => Amount;
  readonly ratio: (name: RatioFigure & ToldFigure) => Share;
  readonly pace: (name: Exclude<ToldFigure, SummedFigure | RatioFigure>) => Other;
}) =>
  // Each name gets what its row says: recordOf knows one type of value only.
  recordOf(figureNames.filter(isTold), (name) =>
    isSummed(name) ? map.amount(name) : isRatio(name) ? map.ratio(name) : map.pace(name),
  ) as {
    readonly [Name in ToldFigure]: {
      readonly amount: Amount;
      readonly ratio: Share;
      readonly pace: Other;
    }[Table[Name]["kind"]];
  };

/** Of what has not begun; the formulas put in its place what the agreement says already. */
export const notStarted = recordOf(figureNames, () => NOT_STARTED);

type Meaningless<Of extends Pool> = Readonly<
  Record<Exclude<FigureName, FigureIn<Of>>, typeof NOT_APPLICABLE>
>;

const meaninglessOf = <Of extends Pool>(pool: Of): Meaningless<Of> =>
  recordOf(
    figureNames.filter((name): name is Exclude<FigureName, FigureIn<Of>> => !isMeantIn(name, pool)),
    () => NOT_APPLICABLE,
  );

export const isMeantIn = (name: FigureName, pool: Pool): boolean => {
  const meant: readonly Pool[] = figures[name].pools;
  return meant.includes(pool);
};

/** The figures that make no sense in a pool. They stand last in every answer of a formula. */
export const meaninglessIn: { readonly [Of in Pool]: Meaningless<Of> } = {
  balance: meaninglessOf("balance"),
  target: meaninglessOf("target"),
  hourly: meaninglessOf("hourly"),
};
