import { addDecimals, compareDecimals, type Decimal, ZERO } from "@/lib/domain/base/money";
import type { AccountDetail } from "@/lib/wire/account";

type Month = AccountDetail["months"][number];

/** One commitment in a stack; those of one name are one, as a monthly credit is. */
export type MonthSeries = { readonly name: string; readonly look: number };

/** As many as there are patterns to tell apart; the last of them stands for all others. */
const seriesMax = 5;

/** Who drew in these months, the first to begin at the bottom; the one that drew most is solid. */
export const seriesOf = (
  months: readonly Month[],
  nameOf: (commitmentId: string) => string,
): MonthSeries[] => {
  const totals = new Map<string, Decimal>();
  for (const { commitmentId, drawn } of months.flatMap(({ parts }) => parts)) {
    const name = nameOf(commitmentId);
    totals.set(name, addDecimals(totals.get(name) ?? ZERO, drawn));
  }
  const bySize = [...totals.keys()].sort((left, right) =>
    compareDecimals(totals.get(right) ?? ZERO, totals.get(left) ?? ZERO),
  );
  const shown = bySize.length <= seriesMax ? bySize : bySize.slice(0, seriesMax - 1);
  const series = [...totals.keys()]
    .filter((name) => shown.includes(name))
    .map((name) => ({ name, look: shown.indexOf(name) }));
  const others = bySize.length - shown.length;
  return others === 0 ? series : [...series, { name: `${others} others`, look: seriesMax - 1 }];
};

/** Which series a name belongs to: its own, or the one of all others. */
export const lookOf = (series: readonly MonthSeries[], name: string): number =>
  series.find((each) => each.name === name)?.look ?? seriesMax - 1;
