import { type DayChart, type DayPart, layoutDays } from "@/lib/charts/day-chart";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import { formatAmount } from "@/lib/format/format-amount";
import { formatCalendarDay } from "@/lib/format/format-date";
import { formatPercent } from "@/lib/format/format-percent";
import type { AccountDetail, AggregateSeries } from "@/lib/wire/account";

type Window = AccountDetail["aggregates"][number];

/** "aws/ec2/sp" -> "AWS ec2, savings plans". */
export const scopeName = (scope: string): string => {
  const [provider = "", product = "", type, ...rest] = scope.split("/");
  const named = `${providers[provider] ?? provider} ${product}`.trim();
  if (type === undefined) return named;
  return [named, types[type] ?? type, ...rest].join(", ");
};

const providers: Readonly<Record<string, string>> = { aws: "AWS", azure: "Azure" };
const types: Readonly<Record<string, string>> = { ri: "reservations", sp: "savings plans" };

/** "aws/ec2/ri" -> "aws/ec2" */
const productOf = (scope: string): string => scope.split("/").slice(0, 2).join("/");

/** Every product that the vendor has a figure of, in order. */
export const listProducts = (windows: readonly Window[]): string[] =>
  [...new Set(windows.map(({ scope }) => productOf(scope)))].sort();

/** A row per scope; the figures that this scope has, by measure. */
export type AggregateRow = {
  readonly scope: string;
  readonly name: string;
  readonly span: string;
  readonly figures: Readonly<Record<string, Window>>;
};

/** Scopes as the vendor cuts them; its own breakdown of one ("aws/ec2/sp/ec2") only where it differs. */
export const prepareWindows = (
  windows: readonly Window[],
  measures: readonly string[],
): AggregateRow[] => {
  const scopes = [...new Set(windows.map(({ scope }) => scope))].sort();
  return scopes.flatMap((scope) => {
    const own = windows.filter((each) => each.scope === scope && measures.includes(each.measure));
    const [first] = own;
    if (first === undefined || isOnlyPart(scope, scopes)) return [];
    return {
      scope,
      name: scopeName(scope),
      span: spanText(first),
      figures: Object.fromEntries(own.map((each) => [each.measure, each])),
    };
  });
};

/** The one part of a scope says nothing that the scope does not. */
const isOnlyPart = (scope: string, scopes: readonly string[]): boolean => {
  const parts = scope.split("/");
  if (parts.length < 4) return false;
  const parent = `${parts.slice(0, 3).join("/")}/`;
  return scopes.filter((each) => each.startsWith(parent)).length === 1;
};

const spanText = ({ start, end }: Pick<Window, "start" | "end">): string =>
  `${formatCalendarDay(start.slice(0, 10))} to ${formatCalendarDay(lastDay(end))}`;

const lastDay = (end: string): string => new Date(Date.parse(end) - 1).toISOString().slice(0, 10);

/** What a figure stands on, as the vendor's side says it: all bases of one column. */
export const basisOf = (windows: readonly Window[], measure: string): string =>
  [...new Set(windows.filter((each) => each.measure === measure).map(({ basis }) => basis))].join(
    "; ",
  );

export const valueText = (value: Decimal | null, unit: Unit | null): string => {
  if (value === null) return "no data";
  return unit === null ? formatPercent(value) : formatAmount({ amount: value, unit }).text;
};

type Layer = { readonly measure: string; readonly label: string; readonly ink: DayPart["ink"] };

export type AggregateChart = {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly layers: readonly Layer[];
  readonly chart: DayChart;
  readonly days: readonly {
    readonly key: string;
    readonly when: string;
    readonly values: readonly string[];
  }[];
};

type Wanted = {
  readonly title: string;
  /** What follows the product in the scope: "/ri", or nothing. */
  readonly suffix: string;
  readonly layers: readonly Layer[];
};

const coverage = (member: "hours" | "cost"): readonly Layer[] => [
  { measure: `coverage.${member}.reservations`, label: "Reservations", ink: "drawn" },
  { measure: `coverage.${member}.savings-plans`, label: "Savings plans", ink: "drawn2" },
  { measure: `coverage.${member}.spot`, label: "Spot", ink: "drawn3" },
  { measure: `coverage.${member}.on-demand`, label: "On demand", ink: "outline" },
];

const use: readonly Layer[] = [
  { measure: "utilization.used", label: "Used", ink: "drawn" },
  { measure: "utilization.unused", label: "Unused", ink: "unused" },
];

const wanted: readonly Wanted[] = [
  { title: "Reservations, used and unused", suffix: "/ri", layers: use },
  { title: "Savings plans, used and unused", suffix: "/sp", layers: use },
  { title: "Coverage by hours", suffix: "", layers: coverage("hours") },
  { title: "Coverage by cost", suffix: "", layers: coverage("cost") },
  {
    title: "Realized savings",
    suffix: "",
    layers: [{ measure: "savings.realized", label: "Savings", ink: "drawn" }],
  },
  {
    title: "Effective savings rate",
    suffix: "",
    layers: [{ measure: "savings.rate", label: "Rate", ink: "drawn" }],
  },
];

/** The charts of a product, each with the rows of its table; what the vendor has none of is left out. */
export const prepareAggregates = (
  product: string,
  series: readonly AggregateSeries[],
): AggregateChart[] =>
  wanted.flatMap(({ title, suffix, layers }) => {
    const scope = `${product}${suffix}`;
    const found = layers.flatMap((layer) => {
      const own = series.find((each) => each.scope === scope && each.measure === layer.measure);
      return own === undefined || own.points.every(({ value }) => value === null)
        ? []
        : [{ layer, own }];
    });
    const unit = found[0]?.own.unit ?? null;
    // One chart, one unit: a layer in another unit would stand on the wrong axis.
    const drawn = found.filter(({ own }) => own.unit?.code === unit?.code);
    return drawn.length === 0 ? [] : [toChart({ id: `${scope} ${title}`, title, unit }, drawn)];
  });

const toChart = (
  { id, title, unit }: { readonly id: string; readonly title: string; readonly unit: Unit | null },
  layers: readonly { readonly layer: Layer; readonly own: AggregateSeries }[],
): AggregateChart => {
  const days = [
    ...new Map(
      layers.flatMap(({ own }) => own.points.map((point) => [point.start, point])),
    ).values(),
  ].sort((left, right) => (left.start < right.start ? -1 : 1));
  const valueAt = new Map(
    layers.flatMap(({ layer, own }) =>
      own.points.map(({ start, value }) => [`${layer.measure} ${start}`, value] as const),
    ),
  );
  const rows = days.map(({ start, end }) => {
    const values = layers.map(({ layer }) => valueAt.get(`${layer.measure} ${start}`) ?? null);
    return {
      key: start,
      start,
      end,
      when: formatCalendarDay(start.slice(0, 10)),
      gap: values.every((value) => value === null) ? ("no data" as const) : null,
      parts: layers.map(({ layer }, index) => ({
        ink: layer.ink,
        value: Number(values[index] ?? 0),
      })),
      values: layers.map(({ layer }, index) => ({
        label: layer.label,
        text: valueText(values[index] ?? null, unit),
      })),
    };
  });
  return {
    id,
    title,
    basis: [...new Set(layers.map(({ own }) => own.basis))].join("; "),
    layers: layers.map(({ layer }) => layer),
    chart: layoutDays(rows, { unit }),
    days: rows
      .map(({ key, when, values }) => ({ key, when, values: values.map(({ text }) => text) }))
      .reverse(),
  };
};
